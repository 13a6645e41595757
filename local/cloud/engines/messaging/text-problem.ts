const REFUSED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/**
 * fauxqs takes any text on a topic, and in a queue refuses emoji too. AWS takes all of Unicode but control characters,
 * halves of surrogate pairs, U+FFFE and U+FFFF.
 */
export function textProblem(text: string): string | undefined {
  if (!REFUSED.test(text)) return undefined;
  return (
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | ' +
    '#x10000 to #x10FFFF.'
  );
}
