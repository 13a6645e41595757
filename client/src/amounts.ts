const INTEGER = /^-?\d+$/;
const HEX = /^0x[0-9a-f]+$/i;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * An amount in base units (wei, lamports, satoshi) as a bigint: `raw_amount`, `assets`, `shares`, `transaction_fee`, and
 * `amount` of balance events. Takes decimal and `0x` text. A number is refused, because it may have been rounded before.
 */
export function baseUnits(text: string): bigint {
  if (typeof text === 'string' && (INTEGER.test(text) || HEX.test(text))) return BigInt(text);
  throw new RangeError(`expected an integer in base units as text, got ${shown(text)}`);
}

/** Base units as decimal text: `formatUnits(1500000n, 6)` is `1.5`. */
export function formatUnits(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(checkedDecimals(decimals) + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Decimal text as base units: `parseUnits('1.5', 6)` is `1500000n`. For `source_amount`, and `amount` of earn actions.
 * More digits than the token has are refused, unless they are zeros.
 */
export function parseUnits(text: string, decimals: number): bigint {
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(String(text)) ?? [];
  if (whole === '') throw new RangeError(`expected a decimal number as text, got ${shown(text)}`);
  const kept = fraction.slice(0, checkedDecimals(decimals)).padEnd(decimals, '0');
  if (/[1-9]/.test(fraction.slice(decimals))) {
    throw new RangeError(`expected at most ${decimals} digits after the point, got ${shown(text)}`);
  }
  return BigInt(`${sign}${whole}${kept}`);
}

function checkedDecimals(decimals: number): number {
  if (Number.isInteger(decimals) && decimals >= 0) return decimals;
  throw new RangeError(`expected the decimals of a token as a whole number, got ${shown(decimals)}`);
}

function shown(value: unknown): string {
  return `${typeof value} ${String(value).slice(0, 40)}`;
}
