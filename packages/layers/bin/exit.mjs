/**
 * Ends a program that failed. What the user can mend is said in its own words;
 * anything else is our mistake, and says so.
 */
export function exitWith(error) {
  if (typeof error?.code === 'string' && error.code.startsWith('LAYERS-')) {
    console.error(error.message);
  } else if (Array.isArray(error?.errors) && error.errors[0]?.location) {
    for (const { text, location } of error.errors) {
      console.error(`LAYERS-BUILD-001: ${location.file}:${location.line}:${location.column + 1}: ${text}`);
    }
  } else {
    console.error(
      'LAYERS-BUG-001: this is a mistake in our code, not in yours. Please report it with what follows.',
    );
    console.error(error);
  }
  process.exit(1);
}
