/** A comment, or a text with the quotes around it. */
const NOT_CODE =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

/**
 * A module with spaces in place of its comments and of what its texts say, as long as it was: what is found in it stands at
 * the same place in the module, and is code.
 */
export function codeOf(module: string): string {
  return module.replace(NOT_CODE, (part) => {
    const blank = part.replace(/[^\n]/g, ' ');
    return part.startsWith('/') ? blank : `${part.at(0)}${blank.slice(1, -1)}${part.at(-1)}`;
  });
}
