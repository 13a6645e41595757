import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What an app and a handler import: `wallet-webhooks` and `wallet-webhooks/handler`. */
const ENTRIES = ['lib/index', 'lambda/handler-kit/index'];

/** The payloads of all events, of which an app names one as `EventOf<'privy.user.created'>['data']`. */
const NAMED_OTHERWISE = 'PayloadByType';

const RE_EXPORT = /^export (?:type )?\{([^}]*)\} from '([^']+)';/gms;
const IMPORT = /^import (?:type )?\{([^}]*)\} from '(\.[^']+)';/gms;
const DECLARED = /^(?:export )?(?:declare )?(?:abstract )?(interface|class|function|type) (\w+)/;
const COMMENT = /\/\*.*?\*\//gs;
const TEXT = /'[^'\n]*'|"[^"\n]*"/g;

/** A declaration of a module: what others may do with it, and the names that it uses. */
interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

let declarations: string;
beforeAll(() => {
  declarations = mkdtempSync(join(tmpdir(), 'wallet-webhooks-declarations-'));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(ROOT, 'package'), '--emitDeclarationOnly', '--outDir', declarations];
  execFileSync(process.execPath, [compiler, ...options]);
}, 60_000);
afterAll(() => rmSync(declarations, { recursive: true, force: true }));

function read(module: string): string {
  return readFileSync(join(declarations, `${module}.d.ts`), 'utf8').replace(COMMENT, '');
}

/** The names in braces, each with the module that they are of. */
function named(form: RegExp, module: string): [string, string][] {
  return [...read(module).matchAll(form)].flatMap(([, names = '', path = '']) =>
    names
      .split(',')
      .map((name) => name.replace(/^\s*type /, '').trim())
      .filter((name) => name !== '')
      .map((name): [string, string] => [name, join(dirname(module), path.replace(/\.ts$/, ''))]),
  );
}

/** The declarations of a module; each begins a line and goes on until the next one. */
function declarationsOf(module: string): Declaration[] {
  const statements = read(module).split(/^(?=(?:export|declare|interface|type|class|import) )/m);
  return statements.flatMap((text) => {
    const [, kind, name] = DECLARED.exec(text) ?? [];
    return kind === undefined || name === undefined ? [] : [{ kind, name, text }];
  });
}

/** The names of this package's own types in what an interface, a class or a function shows. */
function ownTypesIn(module: string, { name, text }: Declaration): string[] {
  const own = new Set([
    ...named(IMPORT, module).map(([imported]) => imported),
    ...declarationsOf(module).map((declared) => declared.name),
  ]);
  const inline = [...text.matchAll(/import\("\.[^"]+"\)\.(\w+)/g)].map(([, type = '']) => type);
  const words = text.replace(TEXT, '').match(/\b[A-Z]\w*\b/g) ?? [];
  return [...new Set([...words.filter((word) => own.has(word)), ...inline])].filter((type) => type !== name);
}

describe('the types in what the package exports', () => {
  it('are exported too, so that an app can name what it is given and what it gives', () => {
    const exported = ENTRIES.flatMap((entry) => named(RE_EXPORT, entry));
    const names = new Set([...exported.map(([name]) => name), NAMED_OTHERWISE]);
    const shown = exported.flatMap(([name, module]) =>
      declarationsOf(module)
        .filter((declared) => declared.name === name && declared.kind !== 'type')
        .map((declared) => ({ name, types: ownTypesIn(module, declared) })),
    );

    expect(shown.find(({ name }) => name === 'WalletWebhooks')?.types).toContain('EventLedger');
    expect(
      shown.flatMap(({ name, types }) =>
        types.filter((type) => !names.has(type)).map((type) => `${name}: ${type}`),
      ),
    ).toEqual([]);
  });
});
