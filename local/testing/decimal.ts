/** A number as DynamoDB keeps it: `digits` times ten to the power of `exponent`, without zeros at the end. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** What DynamoDB keeps of a number. */
export const MAX_DIGITS = 38;

const NUMBER = /^(-?\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** Reads a number as JavaScript and DynamoDB write it. */
export function decimalOf(text: string): Decimal {
  const [, whole = '0', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  return normalized(BigInt(whole + fraction), Number(exponent) - fraction.length);
}

/** Adds without rounding. */
export function sum(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return normalized(digitsAt(one, exponent) + digitsAt(other, exponent), exponent);
}

/** Less than zero where the first is less, zero where both are the same. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const { digits } = sum(one, { ...other, digits: -other.digits });
  return digits < 0n ? -1 : Number(digits > 0n);
}

/** In the notation that `decimalOf` reads. */
export function textOf({ digits, exponent }: Decimal): string {
  return exponent === 0 ? `${digits}` : `${digits}e${exponent}`;
}

/** How many digits there are, the sign not counted. */
export function digitCount({ digits }: Decimal): number {
  return digits.toString().replace('-', '').length;
}

function digitsAt({ digits, exponent }: Decimal, lower: number): bigint {
  return digits * 10n ** BigInt(exponent - lower);
}

function normalized(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const [zeros = ''] = /0*$/.exec(digits.toString()) ?? [];
  return { digits: digits / 10n ** BigInt(zeros.length), exponent: exponent + zeros.length };
}
