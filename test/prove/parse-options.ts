import { parseArgs } from 'node:util';

export interface ParsedOptions {
  readonly deep: boolean;
  readonly seed: number;
}

export type Options =
  | { readonly ok: true; readonly parsed: ParsedOptions }
  | { readonly ok: false; readonly message: string };

const USAGE = 'npm run prove -- [--deep] [--seed N]';
const DEFAULT_SEED = '1';

/** Reads the command line; what is wrong with it is said in one line. */
export function parseOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { deep: { type: 'boolean', default: false }, seed: { type: 'string', default: DEFAULT_SEED } },
    });
    const seed = Number(values.seed);
    if (!/^\d{1,9}$/.test(values.seed))
      return wrong(`--seed ${values.seed} is no whole number below 1000000000`);
    return { ok: true, parsed: { deep: values.deep, seed } };
  } catch {
    return wrong(`cannot read ${args.join(' ')}`);
  }
}

function wrong(problem: string): Options {
  return { ok: false, message: `prove: ${problem}. Use: ${USAGE}` };
}
