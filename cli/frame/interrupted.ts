/** The person at the terminal did not go on, and nothing was changed. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('interrupted; nothing was changed');
  }
}
