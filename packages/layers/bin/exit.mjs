/** What a disk does not let a program do, by the code that Node gives it. */
const diskProblems = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk can only be read',
  EACCES: 'you may not write there',
};

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
  } else if (diskProblems[error?.code]) {
    console.error(`LAYERS-DISK-001: ${diskProblems[error.code]}${error.path ? `: ${error.path}` : ''}.`);
  } else {
    console.error(
      'LAYERS-BUG-001: this is a mistake in our code, not in yours. Please report it with what follows.',
    );
    console.error(error);
  }
  process.exit(1);
}
