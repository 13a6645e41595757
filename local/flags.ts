import { parseArgs } from 'node:util';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { typed } from './commands.ts';

export interface Flags {
  readonly port: number;
  readonly dataDirectory: string;
  /** A file with the values of handlers' secrets. */
  readonly secretsFile?: string;
  readonly demo: boolean;
  readonly once: boolean;
  readonly watch: boolean;
  readonly json: boolean;
  /** Nothing is printed of what happens after the sample deliveries. */
  readonly quiet: boolean;
  /** Whether the console is served. */
  readonly console: boolean;
  /** Where. @default beside the API, or a free port where somebody else listens there */
  readonly consolePort?: number;
  /** How soon what failed comes again. */
  readonly retryAfterSeconds?: number;
  readonly help: boolean;
}

export const USAGE = `Runs the pipeline on this machine: the stage local of the CDK app, with its Lambda bundles.

  ${typed('start', '[flags]')}

  --port <number>     where the API listens on 127.0.0.1; 0 takes a free port (default 3000)
  --data-dir <path>   where logs, pipeline.json and the archive go and stay (default .local)
  --secrets <file>    JSON with the values of handlers' secrets by their names in Secrets Manager
  --no-demo           send no sample deliveries
  --once              end after the sample deliveries, with code 0 if each went as expected
  --watch             give a handler new code whenever its sources change
  --retry-after <s>   let what failed come again after so many seconds, whatever its handler says
  --console-port <n>  where the console listens on 127.0.0.1; 0 takes a free port (default the API's port + 1)
  --no-console        serve no console
  --quiet             print nothing of what happens after the sample deliveries
  --json              one JSON object per line instead of text
  --help              print this

Tables, queues and signing secrets end with the process: every start is a new deployment. The archive stays.

Example:
  ${typed('start', '--once')}
`;

const OPTIONS = {
  port: { type: 'string', default: '3000' },
  'data-dir': { type: 'string', default: '.local' },
  secrets: { type: 'string' },
  'no-demo': { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  'console-port': { type: 'string' },
  'no-console': { type: 'boolean', default: false },
  'retry-after': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line, or says in one line what is wrong with it. */
export function parseFlags(args: readonly string[]): Flags {
  const values = read(args);
  if (values.once && values['no-demo']) {
    throw new CannotStartError(
      'BAD_FLAG',
      '--once ends after the demo, so it does not go together with --no-demo',
    );
  }
  if (values.once && values.watch) {
    throw new CannotStartError(
      'BAD_FLAG',
      '--once ends after the demo, so it does not go together with --watch',
    );
  }
  if (values['data-dir'] === '') {
    throw new CannotStartError(
      'BAD_FLAG',
      '--data-dir is empty; give it a folder, such as --data-dir .local',
    );
  }
  return {
    port: portFrom(values.port),
    dataDirectory: values['data-dir'],
    ...(values.secrets === undefined ? {} : { secretsFile: values.secrets }),
    demo: !values['no-demo'],
    once: values.once,
    watch: values.watch,
    json: values.json,
    quiet: values.quiet,
    console: !values['no-console'],
    ...(values['console-port'] === undefined
      ? {}
      : { consolePort: portFrom(values['console-port'], '--console-port') }),
    ...retryAfterFrom(values['retry-after']),
    help: values.help,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.?\s*\n|\. /);
    throw new CannotStartError('BAD_FLAG', `${firstSentence}; see ${typed('start', '--help')}`, error);
  }
}

function portFrom(text: string, flag = '--port'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new CannotStartError('BAD_FLAG', `${flag} ${text} is not a port; use a number from 0 to 65535`);
  }
  return port;
}

/** SQS hides a message for twelve hours at most, and the kit for a second at least. */
const MAX_WAIT_SECONDS = 43_200;

function retryAfterFrom(text: string | undefined): Pick<Flags, 'retryAfterSeconds'> {
  if (text === undefined) return {};
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= MAX_WAIT_SECONDS) return { retryAfterSeconds: seconds };
  throw new CannotStartError(
    'BAD_FLAG',
    `--retry-after ${text} is not a time; use a whole number of seconds from 1 to ${MAX_WAIT_SECONDS}`,
  );
}
