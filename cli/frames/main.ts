import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MAPS_FOLDER } from '../../lib/build-name.ts';
import { typed } from '../../local/commands.ts';
import { frameLines } from './frame-lines.ts';
import { framesIn } from './frames-in.ts';
import { KeptMaps } from './kept-maps.ts';

const EXIT_UNRESOLVED = 1;
const EXIT_MISUSED = 2;

/** Where the synthesis keeps maps, and those of the functions that come bundled with the package. */
const FOLDERS = [`cdk.out/${MAPS_FOLDER}`, fileURLToPath(new URL(`../../${MAPS_FOLDER}`, import.meta.url))];

const EXAMPLE = 'at handle (user-directory-0f1e2d3c4b5a.mjs:12:3456)';

const USAGE = `Says which lines of the sources the frames of a logged error come from.

  ${typed('frames', '[flags]', '[text]')}

  [text]           a line of the log, or frames such as "${EXAMPLE}"; without it they are
                   read from standard input
  --maps <folder>  where the source maps of the deployed build are (default cdk.out/${MAPS_FOLDER})
  --help           print this
`;

const OPTIONS = { maps: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (positionals.length === 0 && process.stdin.isTTY) return refuse('there is nothing to read');
  const frames = framesIn(positionals.length > 0 ? positionals.join('\n') : await text(process.stdin));
  if (frames.length === 0) return refuse(`no frame names a build; allowed: such as "${EXAMPLE}"`);
  const folders = values.maps === undefined ? FOLDERS : [values.maps];
  const { lines, withoutMap } = frameLines(frames, new KeptMaps(folders));
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const build of withoutMap) {
    process.stderr.write(
      `no source map of ${build} in ${folders.join(' or ')}; give the folder that was kept with --maps, or synthesize the commit that was deployed\n`,
    );
  }
  return withoutMap.length > 0 ? EXIT_UNRESOLVED : 0;
}

function refuse(problem: string): number {
  process.stderr.write(`${problem}; see ${typed('frames', '--help')}\n`);
  return EXIT_MISUSED;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const [firstSentence] = (error as Error).message.split(/\.?\s*\n|\. /);
  process.exitCode = refuse(firstSentence ?? 'wrong use');
}
