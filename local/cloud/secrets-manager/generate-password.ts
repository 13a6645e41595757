import { randomInt } from 'node:crypto';

/** How a secret is generated, in the words of the template. */
export interface PasswordOptions {
  /** @default 32 */
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludePunctuation?: boolean;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** Makes what Secrets Manager would generate. It has a character of each kind in all likelihood, where AWS makes sure. */
export function generatePassword(options: PasswordOptions): string {
  const { PasswordLength = 32, ExcludeCharacters = '', ExcludePunctuation = false } = options;
  const all = LETTERS_AND_DIGITS + (ExcludePunctuation ? '' : PUNCTUATION);
  const allowed = [...all].filter((character) => !ExcludeCharacters.includes(character));
  return Array.from({ length: PasswordLength }, () => allowed[randomInt(allowed.length)]).join('');
}
