import { parseArgs } from 'node:util';

export interface ParsedOptions {
  /** Only say how it is used. */
  readonly help: boolean;
  readonly deep: boolean;
  readonly seed: number;
}

export type Options =
  | { readonly ok: true; readonly parsed: ParsedOptions }
  | { readonly ok: false; readonly message: string };

const USAGE = 'npm run prove -- [--deep] [--seed N]';
const DEFAULT_SEED = '1';

/** What `--help` prints. */
export const HELP = `Usage: ${USAGE}

Breaks the pipeline in every way it knows and says which promise held. Ends with 1 where one did not.

  --deep    the big counts, which take much longer
  --seed N  what the random choices begin with, a whole number below 1000000000 (default: ${DEFAULT_SEED})
  --help    this

Example: npm run prove -- --deep --seed 7
`;

/** Reads the command line; what is wrong with it is said in one line. */
export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        deep: { type: 'boolean', default: false },
        seed: { type: 'string', default: DEFAULT_SEED },
      },
    });
    const seed = Number(values.seed);
    if (!/^\d{1,9}$/.test(values.seed))
      return wrong(`--seed ${values.seed} is no whole number below 1000000000`);
    return { ok: true, parsed: { help: values.help, deep: values.deep, seed } };
  } catch {
    return wrong(`cannot read ${args.join(' ')}`);
  }
}

function wrong(problem: string): Options {
  return { ok: false, message: `prove: ${problem}. Use: ${USAGE}` };
}
