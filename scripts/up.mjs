// `npm run up`: installs, and builds the platform on the local AWS emulator.
import { install, run } from './install.mjs';

install();
process.exitCode = run(process.execPath, ['packages/layers/bin/layers.mjs', 'up', ...process.argv.slice(2)]);
