import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LIB = fileURLToPath(new URL('../../lib', import.meta.url));
const EXPORT = /^export (?:interface|type|class|function|const) (\w+)/;
const DOCBLOCK = /^\/\*\*(?:\n \*)? ((?:(?!\*\/).)+?)\s*\*\/\nexport /gms;
const PROP = /^ {2}readonly (\w+)\??:/;

/** The lines of a file that begin what must have a docblock and do not come after one. */
function undocumented(file: string): string[] {
  const lines = readFileSync(`${LIB}/${file}`, 'utf8').split('\n');
  let propsOf: string | undefined;
  return lines.flatMap((line, index) => {
    if (line === '}') propsOf = undefined;
    const exported = EXPORT.exec(line)?.[1];
    if (/^export interface \w+Props\b/.test(line)) propsOf = exported;
    const prop = propsOf === undefined ? undefined : PROP.exec(line)?.[1];
    const isDocumented = lines[index - 1]?.trimEnd().endsWith('*/') === true;
    return (exported ?? prop) === undefined || isDocumented ? [] : [`${file}:${index + 1} ${line.trim()}`];
  });
}

describe('what lib exports', () => {
  const files = globSync('**/*.ts', { cwd: LIB });

  it('has a docblock each, and so has every property of a construct', () => {
    expect(files).toContain('web-acl.ts');
    expect(files.flatMap(undocumented)).toEqual([]);
  });

  it('begins its docblocks with a sentence', () => {
    const texts = files
      .map((file) => readFileSync(`${LIB}/${file}`, 'utf8'))
      .flatMap((code) => [...code.matchAll(DOCBLOCK)].map(([, text]) => text));

    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect(text).toMatch(/^[A-Z`][^.:]+[.:](\s|$)/);
  });
});
