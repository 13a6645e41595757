import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFiles } from '../build-page.ts';

/** A file as it is served. */
export interface ServedFile {
  readonly type: string;
  readonly text: string;
}

const FOLDER = join(import.meta.dirname, '..', 'page');
const TYPES: Readonly<Record<string, string>> = {
  'page.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The screens: each is the same document, which shows what its address says. */
const SCREENS: readonly string[] = ['/', '/events', '/event', '/user', '/dead', '/send', '/break'];

let made: Promise<PageFiles> | undefined;

/** The file at the address; undefined where there is none. No address names a file of the disk. */
export async function pageFile(pathname: string): Promise<ServedFile | undefined> {
  if (SCREENS.includes(pathname)) return { type: 'text/html; charset=utf-8', text: read('index.html') };
  const name = pathname.slice(1);
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type === undefined) return undefined;
  return { type, text: name === 'icon.svg' ? read(name) : await textOf(name) };
}

/** As the package brings it along, or made here of the sources. */
async function textOf(name: string): Promise<string> {
  if (existsSync(join(FOLDER, name))) return read(name);
  const { buildPage } = await import('../build-page.ts');
  made ??= buildPage();
  return (await made)[name] ?? '';
}

function read(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}
