import { codeOf } from './code-of.ts';

/** What the configuration says of a handler. */
export interface ConfiguredHandler {
  /** The manifest's name in the module that exports it. */
  readonly constant: string;
  readonly manifest: string;
}

const IMPORT = /^import\b(?:[^'"();]*\bfrom\b)?\s*(['"])[^'"]*\1(?:\s*with\s*\{[^}]*\})?(?:[ \t]*;)?/gm;
const HANDLERS = /\bhandlers\s*:\s*\[/g;

/**
 * The configuration with the handler imported and listed, each on a line of its own, so that no comment swallows it. Throws
 * where there is no list to add to.
 */
export function configLine(config: string, { constant, manifest }: ConfiguredHandler): string {
  const code = codeOf(config);
  const list = handlerList(code);
  const importing = `import { ${constant} } from '${manifest}';\n`;
  const lastImport = [...code.matchAll(IMPORT)].at(-1);
  const afterImports =
    lastImport === undefined ? 0 : lineAfter(code, lastImport.index + lastImport[0].length);
  const [toImports, toLastEntry, toEnd] = [
    config.slice(0, afterImports),
    config.slice(afterImports, list.afterLastEntry),
    config.slice(list.afterLastEntry, list.end),
  ];
  const comma = list.needsComma ? ',' : '';
  const separated = toImports === '' || toImports.endsWith('\n') ? toImports : `${toImports}\n`;
  return `${separated}${importing}${toLastEntry}${comma}${toEnd}\n    ${constant},\n  ${config.slice(list.end)}`;
}

/** Where the list of the handlers ends, and its last entry. */
function handlerList(code: string) {
  const lists = [...code.matchAll(HANDLERS)];
  const [only] = lists;
  if (only === undefined || lists.length > 1) {
    const found = only === undefined ? 'no' : 'more than one';
    throw new Error(
      `pipeline.config.ts: there is ${found} "handlers: [" to add to; write the handlers as one list in the pipeline, such as handlers: [], and start again`,
    );
  }
  const start = only.index + only[0].length;
  const end = endOfList(code, start);
  const entries = code.slice(start, end).trimEnd();
  return {
    end,
    afterLastEntry: start + entries.length,
    needsComma: entries.trim() !== '' && !entries.endsWith(','),
  };
}

/** Where the bracket that was opened before is closed. */
function endOfList(code: string, start: number): number {
  let open = 1;
  for (let at = start; at < code.length; at += 1) {
    if ('[{('.includes(code.charAt(at))) open += 1;
    if (']})'.includes(code.charAt(at))) open -= 1;
    if (open === 0) return at;
  }
  throw new Error('pipeline.config.ts: "handlers: [" is not closed; close it and start again');
}

/** Where the next line begins: a comment behind an import stays behind it. */
function lineAfter(code: string, position: number): number {
  const lineBreak = code.indexOf('\n', position);
  return lineBreak === -1 ? code.length : lineBreak + 1;
}
