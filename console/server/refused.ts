/** Something that is not for this page to do. The message is one line that says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
