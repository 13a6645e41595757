import { text as textOf } from 'node:stream/consumers';
import { OpsError } from '../../ops/ops-error.ts';
import type { Outcome } from '../frame/outcome.ts';
import { frameLines } from './frame-lines.ts';
import { framesIn } from './frames-in.ts';
import { KeptMaps } from './kept-maps.ts';
import { MAP_FOLDERS } from './map-folders.ts';
import { resolveFrames } from './resolve-frames.ts';

const EXAMPLE = 'at handle (user-directory-0f1e2d3c4b5a.mjs:12:3456)';

/** What the command `frames` answers: with where the frames of a text come from, or of the standard input. */
export async function findFrames(given: string | undefined, folder: string | undefined): Promise<Outcome> {
  const frames = framesIn(given ?? (await standardInput()));
  if (frames.length === 0)
    throw new OpsError('misused', `no frame names a build; allowed: such as "${EXAMPLE}"`);
  const folders = folder === undefined ? MAP_FOLDERS : [folder];
  const data = resolveFrames(frames, new KeptMaps(folders));
  const missing = data.withoutMap.map(
    (build) =>
      `no source map of ${build} in ${folders.join(' or ')}; give the folder that was kept with --maps, or synthesize the commit that was deployed`,
  );
  return {
    data,
    text: () => [...data.frames.flatMap(frameLines), ...missing],
    isFine: missing.length === 0,
  };
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY)
    throw new OpsError('misused', 'there is nothing to read; give the line of the log');
  return await textOf(process.stdin);
}
