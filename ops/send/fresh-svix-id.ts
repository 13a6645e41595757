import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KSUID_EPOCH_SECONDS = 1_400_000_000;
const ID_LENGTH = 27;

/** A message id as Svix makes them: `msg_` and, in base 62, four bytes of time, one of milliseconds / 4, 15 random ones. */
export function freshSvixId(at: Date, random: Buffer = randomBytes(15)): string {
  const milliseconds = at.getTime();
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32BE(Math.floor(milliseconds / 1000) - KSUID_EPOCH_SECONDS, 0);
  bytes.writeUInt8(Math.floor((milliseconds % 1000) / 4), 4);
  random.copy(bytes, 5);
  let digits = '';
  for (let value = BigInt(`0x${bytes.toString('hex')}`); digits.length < ID_LENGTH; value /= 62n) {
    digits = `${ALPHABET[Number(value % 62n)]}${digits}`;
  }
  return `msg_${digits}`;
}
