import { configLine } from '../../bin/new-handler/config-line.ts';

const handler = { constant: 'one', manifest: './one.ts' };
const add = (config: string) => configLine(config, handler);
const ONE = "import { one } from './one.ts';\n";

describe('configLine', () => {
  it.each([
    ['an empty list', '[]', '[\n    one,\n  ]'],
    ['a list in one line', '[a, b]', '[a, b,\n    one,\n  ]'],
    ['a list in several lines', '[\n    a,\n    b,\n  ]', '[\n    a,\n    b,\n  \n    one,\n  ]'],
    [
      'comments behind the entries',
      '[\n  a, // first\n  b // ]last\n]',
      '[\n  a, // first\n  b, // ]last\n\n    one,\n  ]',
    ],
    ['a comment in an empty list', '[ /* none, yet */ ]', '[ /* none, yet */ \n    one,\n  ]'],
    ['entries with brackets of their own', "[a(['x]']), ...b]", "[a(['x]']), ...b,\n    one,\n  ]"],
  ])('adds to %s on a line of its own', (_, list, longer) => {
    expect(add(`  handlers: ${list},\n`)).toBe(`${ONE}  handlers: ${longer},\n`);
  });

  it.each([
    ['one line', "import { a } from 'a';\n"],
    ['several lines', "import { a } from 'a';\nimport {\n  b,\n  c,\n} from './b.ts'; // both\n"],
    ['attributes', "import data from './data.json' with { type: 'json' };\n"],
    ['no names', "import { a } from 'a';\nimport './effect.ts';\n"],
    ['no semicolon', "import { a } from 'a'\nimport type { B } from 'b'\n"],
  ])('imports after the last import, one of %s', (_, imports) => {
    const rest = "\nconst text = `\nimport { x } from 'x';\n`;\n// handlers: [a]\n";

    expect(add(`${imports}${rest}  handlers: []`)).toBe(
      `${imports}${ONE}${rest}  handlers: [\n    one,\n  ]`,
    );
  });

  it.each([
    ['no', 'export default {}'],
    ['no', '// handlers: []'],
    ['no', 'export default { handlers: all }'],
    ['more than one', 'const a = { handlers: [] }; const b = { handlers: [] };'],
  ])('says that there is %s list to add to', (count, config) => {
    expect(() => add(config)).toThrow(`pipeline.config.ts: there is ${count} "handlers: [" to add to;`);
  });
});
