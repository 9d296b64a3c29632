export function reportAndExit(error) { console.error(error); process.exit(1); }
