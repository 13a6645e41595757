const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SVIX_ID = /^msg_([0-9A-Za-z]{27})$/;
const KSUID_EPOCH_SECONDS = 1_400_000_000;

/**
 * The creation time inside a Svix message id, or undefined where there is none. The id is `msg_` and a KSUID of 20 bytes
 * in base 62: four bytes of seconds since the KSUID epoch, one byte of milliseconds divided by four, the rest random.
 */
export function svixIdTime(id: string): Date | undefined {
  const digits = SVIX_ID.exec(id)?.[1];
  if (digits === undefined) return undefined;
  let value = 0n;
  for (const digit of digits) value = value * 62n + BigInt(ALPHABET.indexOf(digit));
  if (value >= 1n << 160n) return undefined;
  const seconds = Number(value >> 128n) + KSUID_EPOCH_SECONDS;
  const milliseconds = (Number((value >> 120n) & 0xffn) * 4) % 1000;
  return new Date(seconds * 1000 + milliseconds);
}
