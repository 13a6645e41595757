import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import type { Check } from './check.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkAllowList } from './check-allow-list.ts';
import { checkLeftBehind } from './check-left-behind.ts';
import { checkMappings } from './check-mappings.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkStack } from './check-stack.ts';
import { checkSubscriptions } from './check-subscriptions.ts';
import { checkTables } from './check-tables.ts';
import { checkVersions, type Looking } from './check-versions.ts';

/** What is right and wrong with how a stage is set up. */
export interface Examination {
  readonly pipelineName: string;
  /** What is wrong first. */
  readonly checks: readonly Check[];
  /** What there is only on AWS, and was not looked at on this machine. */
  readonly leftOut: readonly string[];
}

export interface ExamineOptions extends Looking {
  /** Reads what providers publish. @default that of Node */
  readonly fetch?: typeof globalThis.fetch;
}

/** How urgent each state is. */
const ORDER = ['wrong', 'unknown', 'fine'] as const;

/** Looks whether a stage is set up as it should be: what no delivery would say, or only by failing. */
export async function examineStage(stage: Stage, options: ExamineOptions): Promise<Examination> {
  const everywhere = {
    secrets: checkSecrets(stage),
    subscriptions: checkSubscriptions(stage),
    'event source mappings': checkMappings(stage),
    versions: Promise.resolve(checkVersions(stage, options)),
  };
  const onAws = stage.isLocal
    ? {}
    : {
        stack: checkStack(stage),
        alarms: checkAlarms(stage),
        'allow-list': checkAllowList(stage, options.fetch ?? fetch),
        tables: checkTables(stage),
        'left behind': checkLeftBehind(stage),
      };
  const made = Object.entries({ ...everywhere, ...onAws }).map(([name, check]) => ended(name, check));
  const checks = (await Promise.all(made)).flat();
  return {
    pipelineName: stage.description.pipelineName,
    checks: checks.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state)),
    leftOut: stage.isLocal ? ['stack', 'alarms', 'allow-list', 'tables', 'left behind'] : [],
  };
}

/** One thing that may not be looked at, or is gone, hides no other. */
async function ended(name: string, check: Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return await check;
  } catch (error) {
    if (!isOfService(error)) throw error;
    return [{ name, state: 'wrong', sentence: `cannot be looked at: ${error.message}` }];
  }
}

/** What a service refused, and no fault of this software. */
function isOfService(error: unknown): error is Error {
  return error instanceof OpsError || (error instanceof Error && '$metadata' in error);
}
