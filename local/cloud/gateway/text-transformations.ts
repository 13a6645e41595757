import { isObject } from '../template/template.ts';
import { type CompileContext, lookUp } from './matcher.ts';
import { normalizePath } from './normalize-path.ts';

const TRANSFORMATIONS: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: urlDecode,
  NORMALIZE_PATH: normalizePath,
};

/** Makes one function of `TextTransformations`. */
export function compileTransformations(
  value: unknown,
  path: string,
  context: CompileContext,
): (text: string) => string {
  if (!Array.isArray(value) || value.length === 0) context.problem(path, 'must be a list of at least one');
  const list: unknown[] = Array.isArray(value) ? value : [];
  const steps = list
    .filter(isObject)
    .sort((a, b) => Number(a['Priority']) - Number(b['Priority']))
    .map((step) => lookUp(TRANSFORMATIONS, step['Type'], { path, context }));
  return (text) => steps.reduce((current, step) => step?.(current) ?? current, text);
}

/** Decodes what decodes and leaves the rest, unlike `decodeURIComponent`. */
function urlDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
