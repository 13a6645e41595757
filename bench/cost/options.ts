import { parseArgs } from 'node:util';
import { USUAL_VOLUME, type Volume } from '../../core/cost/volume.ts';

export const USAGE = `npm run cost -- [--events N] [--subscribers N] [--stage NAME] [--bytes N] [--batch 1|full] [--writes-by CALL]

  --events <n>       in a month (default 1000000)
  --subscribers <n>  handlers that each write a row, in the place of those in pipeline.config.ts (default those)
  --stage <name>     of pipeline.config.ts (default prod)
  --bytes <n>        of a delivery's body (default 3000)
  --batch 1|full     whether handlers get events one at a time or in full batches (default 1)
  --writes-by <call> applyIfNewer, mergeItems or applyOnce: how a handler writes its row (default applyIfNewer)
  --measure          measures again what a line and a write take, and does not go by what was written down
  --write            measures, and writes it down and into docs/cost.md
  --json             prints JSON
  --help             prints this`;

/** What is asked. */
export interface CostOptions {
  readonly stage: string;
  readonly subscribers?: number;
  readonly volume: Volume;
  readonly measure: boolean;
  readonly write: boolean;
  readonly json: boolean;
}

/** Reads the command line. Says what is wrong with it. */
export function costOptions(args: string[]): CostOptions | 'help' | { readonly problem: string } {
  const values = valuesOf(args);
  if ('problem' in values) return values;
  if (values.help) return 'help';
  const { events, subscribers, bytes, batch, 'writes-by': writesBy } = values;
  const problems = [
    ...numberProblems('--events', events, MOST_EVENTS),
    ...(subscribers === undefined ? [] : numberProblems('--subscribers', subscribers, MOST_SUBSCRIBERS)),
    ...numberProblems('--bytes', bytes, MOST_BYTES),
    ...(isBatch(batch) ? [] : [`--batch ${batch}: is neither 1 nor full`]),
    ...(isWritesBy(writesBy) ? [] : [`--writes-by ${writesBy}: is none of ${WRITES_BY.join(', ')}`]),
  ];
  if (problems.length > 0 || !isBatch(batch) || !isWritesBy(writesBy))
    return { problem: problems.join('; ') };
  const { stage, measure, write, json } = values;
  return {
    stage,
    ...(subscribers === undefined ? {} : { subscribers: Number(subscribers) }),
    volume: {
      events: Number(events),
      bodyBytes: Number(bytes),
      batch: batch === 'full' ? batch : 1,
      writesBy,
    },
    measure: measure || write,
    write,
    json,
  };
}

const OPTIONS = {
  events: { type: 'string', default: String(USUAL_VOLUME.events) },
  subscribers: { type: 'string' },
  stage: { type: 'string', default: 'prod' },
  bytes: { type: 'string', default: String(USUAL_VOLUME.bodyBytes) },
  batch: { type: 'string', default: String(USUAL_VOLUME.batch) },
  'writes-by': { type: 'string', default: USUAL_VOLUME.writesBy },
  measure: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function valuesOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split(/\.?\n|\. /)[0] ?? '') : String(error) };
  }
}

const WRITES_BY = [
  'applyIfNewer',
  'mergeItems',
  'applyOnce',
] as const satisfies readonly Volume['writesBy'][];
const MOST_EVENTS = 1e12;
/** As many as a pipeline takes. */
const MOST_SUBSCRIBERS = 20;
/** As many as a delivery may have. */
const MOST_BYTES = 1_048_576;

function numberProblems(flag: string, text: string, most: number): string[] {
  const isGood = /^[1-9]\d*$/.test(text) && Number(text) <= most;
  return isGood ? [] : [`${flag} ${text}: is no whole number from 1 to ${most.toLocaleString('en')}`];
}

function isBatch(text: string): text is '1' | 'full' {
  return text === '1' || text === 'full';
}

function isWritesBy(text: string): text is Volume['writesBy'] {
  return (WRITES_BY as readonly string[]).includes(text);
}
