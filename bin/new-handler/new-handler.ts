import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSubscriberName, SUBSCRIBER_NAME_ALLOWED } from '../../lib/config/subscriber-rules.ts';
import { configLine } from './config-line.ts';

const HANDLERS = 'lambda/handlers';
const TESTS = 'test/lambda/handlers';
const TEMPLATE = '_template';
const CONFIG = 'pipeline.config.ts';

/** A name that no handler can have, or has already. */
export class HandlerNameError extends Error {
  readonly code = 'handler-name';
}

/** Writes a handler's folder, its test and its line in the configuration, and gives the paths of what it wrote. */
export function newHandler(root: string, name: string): string[] {
  if (!isSubscriberName(name)) {
    throw new HandlerNameError(
      `name: ${JSON.stringify(name)} is not allowed; allowed: ${SUBSCRIBER_NAME_ALLOWED}`,
    );
  }
  if (existsSync(join(root, HANDLERS, name))) {
    throw new HandlerNameError(
      `name: "${name}" is taken; ${HANDLERS}/${name} is there already; choose another`,
    );
  }
  const files = [HANDLERS, TESTS].flatMap((room) => copies(root, room, name));
  const config = configLine(readFileSync(join(root, CONFIG), 'utf8'), {
    constant: camelCase(name),
    manifest: `./${HANDLERS}/${name}/manifest.ts`,
  });
  for (const [path, text] of [...files, [CONFIG, config] as const]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...files.map(([path]) => path), CONFIG];
}

/** The files of the template's folder in a room, with the name of the new handler in place of the template's. */
function copies(root: string, room: string, name: string): (readonly [path: string, text: string])[] {
  return readdirSync(join(root, room, TEMPLATE)).map((file) => {
    const text = readFileSync(join(root, room, TEMPLATE, file), 'utf8');
    const renamed = text
      .replaceAll(TEMPLATE, name)
      .replaceAll('login-count', name)
      .replaceAll('loginCount', camelCase(name));
    return [join(room, name, file), renamed];
  });
}

function camelCase(name: string): string {
  return name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
}
