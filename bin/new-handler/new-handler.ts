import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clashProblems } from '../../lib/config/part-rules.ts';
import { isSubscriberName, SUBSCRIBER_NAME_ALLOWED } from '../../lib/config/subscriber-rules.ts';
import { configLine } from './config-line.ts';
import { type Files, formatted } from './formatted.ts';
import { HandlerNameError } from './handler-name-error.ts';
import { namesIn } from './names-in.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

const HANDLERS = 'lambda/handlers';
const TESTS = 'test/lambda/handlers';
const TEMPLATE = { folder: '_template', name: 'login-count', constant: 'loginCount' } as const;
const CONFIG = 'pipeline.config.ts';

export interface NewHandlerOptions {
  /** The folder of the configuration. */
  readonly root: string;
  readonly name: string;
  /** What the configured handlers and consumers are called. */
  readonly configured: readonly string[];
}

/** Writes a handler's folder, its test and its line in the configuration, and gives the paths of what it wrote. */
export function newHandler(options: NewHandlerOptions): readonly string[] {
  const { root, name } = options;
  refuseName(options);
  const constant = camelCase(name);
  const template = [HANDLERS, TESTS].flatMap((room) => templateFiles(root, room));
  const config = readFileSync(join(root, CONFIG), 'utf8');
  refuseConstant(name, constant, [...template, [CONFIG, config]]);
  const copies = template.map(([path, text]) => [renamed(path, name), renamed(text, name)] as const);
  const listed = configLine(config, { constant, manifest: `./${HANDLERS}/${name}/manifest.ts` });
  const files = formatted([...copies, [CONFIG, listed]], root);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.map(([path]) => path);
}

function refuseName({ root, name, configured }: NewHandlerOptions): void {
  if (!isSubscriberName(name)) {
    throw new HandlerNameError(name, `is not allowed; allowed: ${SUBSCRIBER_NAME_ALLOWED}`);
  }
  for (const room of [HANDLERS, TESTS]) {
    if (!existsSync(join(root, room, name))) continue;
    throw new HandlerNameError(name, `is taken; ${room}/${name} is there already; choose another`);
  }
  // The configuration's own clashes are not this one's.
  const named = [...configured, name].map((each) => ({
    name: each,
    place: 'handlers and consumers',
    owner: 'another',
  }));
  const clash = clashProblems(named).find((problem) => problem.includes(JSON.stringify(name)));
  if (clash !== undefined) throw new HandlerNameError(name, `is taken; ${clash}; choose another`);
}

/** In each of these files the manifest's constant gets a place beside what is there. */
function refuseConstant(name: string, constant: string, files: Files): void {
  if (RESERVED_WORDS.has(constant)) {
    throw new HandlerNameError(
      name,
      `is not allowed; no constant can be called ${constant}; choose another, such as "${name}-handler"`,
    );
  }
  for (const [path, text] of files) {
    if (constant === TEMPLATE.constant && path !== CONFIG) continue;
    if (!namesIn(text).has(constant)) continue;
    throw new HandlerNameError(
      name,
      `is not allowed; ${renamed(path, name)} calls something else ${constant}; choose another, such as "${name}-handler"`,
    );
  }
}

function templateFiles(root: string, room: string): Files {
  const folder = join(room, TEMPLATE.folder);
  return readdirSync(join(root, folder)).map((file) => [
    `${room}/${TEMPLATE.folder}/${file}`,
    readFileSync(join(root, folder, file), 'utf8'),
  ]);
}

/** All in one go, because the new name may hold the template's. */
function renamed(text: string, name: string): string {
  return text.replace(/_template|login-count|loginCount/g, (word) =>
    word === TEMPLATE.constant ? camelCase(name) : name,
  );
}

function camelCase(name: string): string {
  return name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
}
