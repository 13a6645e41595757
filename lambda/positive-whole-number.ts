/** Reads the value of an environment variable that must be a whole number of at least 1. */
export function positiveWholeNumber(variable: string, value: string): number {
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  throw new RangeError(
    `${variable} is ${JSON.stringify(value)}; it must be a whole number of at least 1, such as 100. Set it where ` +
      'the function is defined in lib/.',
  );
}
