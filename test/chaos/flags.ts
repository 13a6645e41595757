import { parseArgs } from 'node:util';

/** What a run of chaos is asked for. */
export interface ChaosFlags {
  readonly events: number;
  readonly seconds: number;
  readonly seed: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** The command line is wrong: one line that says how, exit code 2. */
export class BadFlagError extends Error {
  override readonly name = 'BadFlagError';
  readonly code = 'BAD_FLAG';
}

const DEFAULTS = { events: 2_000, seconds: 80 } as const;
const DEEP = { events: 10_000, seconds: 600 } as const;
const LIMITS = { events: 100_000, seconds: 3_600, seed: 4_294_967_295 } as const;

export const USAGE = `Delivers thousands of events to the local pipeline while its processes are killed and its dependencies fail,
then counts at every end: nothing acknowledged is missing, no effect is doubled, the order per user is kept, and no
secret or personal data is in any log or answer.

  npm run chaos -- [flags]

  --events <number>   how many events are delivered (default ${DEFAULTS.events}, deep ${DEEP.events})
  --seconds <number>  how long the deliveries, faults and kills go on (default ${DEFAULTS.seconds}, deep ${DEEP.seconds})
  --seed <number>     the same seed makes the same users, events, phases and kinds of faults (default: a new one)
  --deep              a long run: longer than the topic's deduplication window of five minutes
  --json              one JSON object per line instead of text
  --help              print this

What happens meanwhile
  The stage local of the CDK app runs with its real template and Lambda bundles. A sender retries like a provider, with
  its waits shortened to seconds, and now and then delivers an event twice, resends one that was acknowledged or sends a
  forged one. Proxies stand between the functions and DynamoDB, SNS and S3: in phases that follow one another they
  answer with errors, throttle, reset connections before or after the call took effect, cut answers short, hang, answer
  late or let calls take effect late, up to outages of one dependency or of two. Sandboxes of the intake, the handlers,
  the drain and the archive's writer are killed with SIGKILL, at random moments and in the middle of a call. A drain
  begins every two seconds, and failed messages come back after five seconds; those that fail once more while their
  handler handles others go to quarantine, which is released when all is well again.

What must be zero, or the exit code is 1
  Events acknowledged and missing at the consumer, in the inbox, in the archive or in the user directory; events that
  are in the archive otherwise than at the consumer; users found by what is not theirs; effects made twice; events
  published twice within the topic's five minutes, or later without anything having failed; events out of order for
  users whose next event was sent only after the last was acknowledged (an event that passed parked ones because the
  ledger failed in its delivery is documented, and is counted apart); payloads changed;
  genuine deliveries refused and forged ones accepted; events never acknowledged, left parked or in quarantine, in a
  dead-letter queue without six failures, or given up on without two;
  marked secrets, signatures, e-mail addresses, phone numbers and payload fields in a log file or an HTTP answer.
`;

const OPTIONS = {
  events: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
  deep: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line. `newSeed` is the seed of a run that is given none. */
export function parseFlags(args: readonly string[], newSeed: number): ChaosFlags {
  const { deep, json, help, ...texts } = read(args);
  const defaults = deep ? DEEP : DEFAULTS;
  return {
    events: numberFrom('events', texts.events, defaults.events),
    seconds: numberFrom('seconds', texts.seconds, defaults.seconds),
    seed: numberFrom('seed', texts.seed, newSeed),
    json,
    help,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new BadFlagError(`${sentence}; see npm run chaos -- --help`);
  }
}

function numberFrom(name: keyof typeof LIMITS, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 1 && number <= LIMITS[name]) return number;
  throw new BadFlagError(`--${name} ${text} is not allowed; use a whole number from 1 to ${LIMITS[name]}`);
}
