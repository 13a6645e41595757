/**
 * Control characters, those that turn the direction of writing or have no width, and halves of characters: what they do to the
 * text around them they shall not do to the page.
 */
const HARMFUL = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text from outside as it can be shown: what would act is written out, such as `\u202e`. */
export function inertText(text: string): string {
  return text.replaceAll(
    HARMFUL,
    (found) => `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
