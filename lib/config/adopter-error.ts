/**
 * A mistake in the app that uses this package. Uncaught, it prints what to mend and nothing else: where in this package it
 * was noticed helps nobody. Fields of its own would be printed too, so that subclasses have getters instead.
 */
export abstract class AdopterError extends Error {
  constructor(message: string) {
    super(message);
    const { name } = new.target;
    for (const [field, value] of Object.entries({ name, stack: `${name}: ${message}` })) {
      Object.defineProperty(this, field, { value, enumerable: false, configurable: true, writable: true });
    }
  }
}
