import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shortestPath } from '../shortest-path.ts';

/** Where the code of this project is, as opposed to a handler's own. */
const ROOT = join(import.meta.dirname, '../..');
/** What calls a handler and what it calls of ours. */
const KIT = ['lambda/handler-kit', 'core', 'aws', 'local'].map((room) => join(ROOT, room, '/'));
const MOST_PLACES = 3;

/**
 * The places of a stack that are worth showing, the innermost first: those of the handler's own code, or the first one of a
 * package where none is. As `path:line:column (function)`, relative to the working directory.
 */
export function places(frames: readonly string[], workingDirectory: string): string[] {
  const all = frames.map(placeOf).filter((place) => place !== undefined);
  const own = all.filter(({ path }) => isOwn(path));
  const others = all.filter(({ path }) => !isOfKit(path) && !path.startsWith('node:')).slice(0, 1);
  return (own.length === 0 ? others : own).slice(0, MOST_PLACES).map(({ path, position, name }) => {
    const place = `${shortestPath(path, workingDirectory)}:${position}`;
    return name === '' ? place : `${place} (${name})`;
  });
}

interface Place {
  readonly path: string;
  readonly position: string;
  readonly name: string;
}

const FRAME = /^at (?:async )?(?:(.+) \()?(?:async )?(.+?):(\d+:\d+)\)?$/;

function placeOf(frame: string): Place | undefined {
  const [, name = '', file = '', position = ''] = FRAME.exec(frame) ?? [];
  if (position === '') return undefined;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  // Functions of a module are not known by the object that holds them.
  return { path, position, name: name.replace(/^Object\./, '') };
}

function isOwn(path: string): boolean {
  return !path.startsWith('node:') && !path.includes('node_modules') && !isOfKit(path);
}

function isOfKit(path: string): boolean {
  return KIT.some((room) => path.startsWith(room));
}
