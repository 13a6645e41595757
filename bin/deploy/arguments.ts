import { parseArgs } from 'node:util';
import { OpsError } from '../../ops/ops-error.ts';

/** What was asked for. */
export interface DeployArguments {
  /** The stage or its stack: `prod`, `WalletWebhooks-prod`. */
  readonly stage: string;
  /** Nobody is asked: what destroys nothing is deployed. */
  readonly yes: boolean;
  /** What destroys something is deployed as well. */
  readonly destructive: boolean;
  /** A profile of the AWS configuration. @default what the environment says */
  readonly profile?: string;
  /** Where a stage goes that names no region. @default what the environment or the profile says */
  readonly region?: string;
}

/** How it is used. */
export const USAGE = `Deploys a stage: says what the deployment would change and what would be lost, asks, and does it.

  npm run deploy -- <stage> [--yes [--destructive]] [--profile <name>] [--region <name>]

  <stage>         such as prod, a stage of pipeline.config.ts, or its stack: WalletWebhooks-prod
  --yes           asks nobody, and deploys only what loses nothing; where there is no terminal nothing is deployed without
  --destructive   with --yes: deploys what deletes, replaces or leaves something behind, too
  --profile       a profile of the AWS configuration
  --region        such as eu-west-1, for a stage that has no region in pipeline.config.ts
`;

const OPTIONS = {
  help: { type: 'boolean' },
  yes: { type: 'boolean' },
  destructive: { type: 'boolean' },
  profile: { type: 'string' },
  region: { type: 'string' },
} as const;

/** What the arguments ask for; undefined for help. Throws an `OpsError` where they ask for nothing that there is. */
export function deployArguments(args: readonly string[]): DeployArguments | undefined {
  const { values, positionals } = parsed(args);
  const { help, yes = false, destructive = false, profile, region } = values;
  if (help) return undefined;
  const [stage, ...others] = positionals;
  if (stage === undefined || others.length > 0) return refuse('one stage is deployed at a time');
  if (destructive && !yes) refuse('--destructive goes with --yes');
  return {
    stage,
    yes,
    destructive,
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function refuse(problem: string): never {
  throw new OpsError('misused', `${problem}; see npm run deploy -- --help`);
}
