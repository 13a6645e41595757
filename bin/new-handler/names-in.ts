import { codeOf } from './code-of.ts';

/** A word that stands for something: no field behind a dot, and no key of an object. */
const NAME = /(?<![\w$.])[A-Za-z_$][\w$]*(?![\w$]|\s*:)|(?<=\.\.\.)[A-Za-z_$][\w$]*/g;

/** What a module's code calls things, imported, declared or taken from around it. */
export function namesIn(module: string): ReadonlySet<string> {
  return new Set(codeOf(module).match(NAME));
}
