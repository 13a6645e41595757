/** An address for comparing: of hexadecimal ones the case is a check sum, and no part of the address. */
export function comparableAddress(address: string): string {
  return /^0x/i.test(address) ? address.toLowerCase() : address;
}

/** An e-mail address for comparing: without spaces around it, in lower case. */
export function comparableEmail(address: string): string {
  return address.trim().toLowerCase();
}

/** What people put between the digits of a telephone number. */
const PUNCTUATION = /[\s().\-/\u00a0]/g;
const E164 = /^\+[1-9][0-9]{6,14}$/;

/** A telephone number as E.164 writes it, `+15550100123`; undefined for one that does not say its country. */
export function comparablePhone(number: string): string | undefined {
  const digits = number.replace(PUNCTUATION, '').replace(/^00/, '+');
  return E164.test(digits) ? digits : undefined;
}
