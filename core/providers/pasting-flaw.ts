import type { SecretFlaw } from './provider.ts';

const QUOTED = /^(?:(["'`]).*\1|[“”„‘’«].*[“”‘’»])$/s;
const MASKED = /[•●∙*]{4}/;
const ASSIGNMENT = /^(?:export )?(?<name>[A-Za-z_]\w*)=(?<value>[^=].*)$/s;
const ADDRESS = /^(?:https?:\/\/|arn:)/i;
const CUT_OFF = /(?:\.\.\.|…)$/;
const CAPITALS = /^[A-Z][A-Z0-9_]{2,}$/;
const NOT_PRINTABLE_ASCII = /[^\x21-\x7e]/;

/**
 * What went wrong between the provider's dashboard and the secret, whichever provider it is: the text is in quotes, JSON as
 * the Secrets Manager console stores a key and its value, a line of an environment file, the dots of a dashboard that shows
 * no more, the address of an endpoint or of the secret itself, something around the secret or the secret twice, or has
 * characters that no secret has. A secret may hold any other character, brackets and braces among them.
 */
export function pastingFlaw(text: string, secretPrefix: string): SecretFlaw | undefined {
  if (QUOTED.test(text)) return 'quoted';
  if (isJson(text)) return 'json';
  if (isAssignment(text, secretPrefix)) return 'assignment';
  if (MASKED.test(text)) return 'masked';
  if (ADDRESS.test(text)) return 'address';
  if (CUT_OFF.test(text)) return 'cut-off';
  if (/\s/.test(text)) return 'white-space-inside';
  if (text.lastIndexOf(secretPrefix) > 0) return 'prefix-inside';
  return NOT_PRINTABLE_ASCII.test(text) ? 'not-printable-ascii' : undefined;
}

/** An object, a list or null: a secret could be a number or a word. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** A secret may contain an equals sign, so what is around it must look like a variable: its name, or its value. */
function isAssignment(text: string, secretPrefix: string): boolean {
  const { name = '', value = '' } = ASSIGNMENT.exec(text)?.groups ?? {};
  return value.replace(/^["']/, '').startsWith(secretPrefix) || CAPITALS.test(name);
}
