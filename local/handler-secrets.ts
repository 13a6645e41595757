import { readFileSync } from 'node:fs';
import { CannotStartError } from './cloud/cannot-start-error.ts';

/** Reads the values of handlers' secrets by their names in Secrets Manager, or says in one line what is wrong with the file. */
export function readHandlerSecrets(path: string): Readonly<Record<string, string>> {
  const secrets = parse(path);
  const isObject = typeof secrets === 'object' && secrets !== null && !Array.isArray(secrets);
  // The values stay out of the message.
  if (!isObject || Object.values(secrets).some((value) => typeof value !== 'string')) {
    throw new CannotStartError(
      'BAD_FLAG',
      `--secrets ${path} does not hold what it must; allowed: a JSON object with a text for each secret's name, such as {"crm/api-token":"…"}`,
    );
  }
  return secrets as Readonly<Record<string, string>>;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotStartError('BAD_FLAG', `--secrets ${path} cannot be read; give it a JSON file`, error);
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
