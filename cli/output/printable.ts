/** What moves the cursor, asks the terminal or rings, but for colours and the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /(?!\u001b\[[\d;]*m)[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/**
 * A text without what a terminal would obey. Names, addresses and payloads are what a user has typed somewhere, and must not be
 * able to hide a line of an operator's screen.
 */
export function printable(text: string): string {
  return text.replaceAll(CONTROLS, '\ufffd');
}
