/** The one header that Dynamic signs with. */
export const SIGNATURE_HEADER = 'x-dynamic-signature-256';

/** What stands before the 64 lower-case hex digits in it. */
export const SIGNATURE_PREFIX = 'sha256=';

/** The same as a regular expression. */
export const SIGNATURE_FORM = '^sha256=[0-9a-f]{64}$';
