/**
 * The value of a discriminating field that is not in the catalogue. At run time it is any other string; the form given
 * here exists so that TypeScript can tell it from every listed value. Read it as a string and compare it with nothing.
 */
export type Unlisted = `${string} (unlisted)`;
