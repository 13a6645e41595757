import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import { publishedAddresses } from '../web-acl/published-addresses.ts';
import type { ConsumerConfig, PipelineConfig, SourceConfig, StageConfig } from './pipeline-config.ts';
import { PipelineConfigError } from './pipeline-config-error.ts';
import { show } from './rule.ts';

/** About 33 requests a second from one address: more than a provider sends, less than a flood costs. */
const DEFAULT_RATE_LIMIT = 10_000;

/** What one stage consists of, with every default in place. */
export interface StagePlan {
  /** The name of the stage. */
  readonly stage: string;
  readonly sources: readonly SourcePlan[];
  readonly handlers: readonly HandlerManifest[];
  readonly consumers: readonly ConsumerPlan[];
  readonly settings: StageSettings;
}

/** A source as a stage has it. */
export interface SourcePlan {
  readonly name: SourceName;
  /** The environment of events whose payload names none. */
  readonly environment: string;
  /** Undefined where any address may send. */
  readonly allowedCidrs?: readonly string[];
  /** Undefined where an address may send as much as it likes. */
  readonly rateLimitPerFiveMinutes?: number;
}

/** A consumer as a stage has it. */
export interface ConsumerPlan {
  readonly name: string;
  /** Event patterns. */
  readonly events: readonly string[];
  /** Accounts that may read the queue besides this one. */
  readonly accountIds: readonly string[];
  readonly visibilityTimeoutSeconds: number;
}

/** The settings of a stage, those with a default filled in. */
export type StageSettings = Omit<StageConfig, keyof typeof DEFAULT_SETTINGS> &
  Required<Pick<StageConfig, keyof typeof DEFAULT_SETTINGS>>;

const DEFAULT_SETTINGS = {
  deletionProtection: true,
  ledgerRetentionDays: 100,
  inboxRetentionDays: 100,
  rotationGraceHours: 48,
  logRetentionDays: 30,
  extraAllowedCidrs: [],
} as const satisfies StageConfig;

/** The plan of a stage. The stage must be in the configuration. */
export function planStage(pipeline: PipelineConfig, stage: string): StagePlan {
  const config = Object.hasOwn(pipeline.stages, stage) ? pipeline.stages[stage] : undefined;
  if (config === undefined) {
    const known = Object.keys(pipeline.stages).join(', ');
    throw new PipelineConfigError([`stages: there is no stage ${show(stage)}; allowed: ${known}`]);
  }
  const settings = { ...DEFAULT_SETTINGS, ...given(config) };
  return {
    stage,
    sources: entriesIn(stage, pipeline.sources).map(([name, source]) =>
      planSource(name, source, { stage, extraAllowedCidrs: settings.extraAllowedCidrs }),
    ),
    handlers: pipeline.handlers ?? [],
    consumers: entriesIn(stage, pipeline.consumers ?? {}).map(([name, consumer]) =>
      planConsumer(name, consumer),
    ),
    settings,
  };
}

/** A setting that is there but undefined counts as left out. */
function given(config: StageConfig): StageConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

function planSource(
  name: SourceName,
  config: SourceConfig,
  { stage, extraAllowedCidrs }: { readonly stage: string; readonly extraAllowedCidrs: readonly string[] },
): SourcePlan {
  const allowed = config.allowedCidrs ?? publishedAddresses[providerOf(name)]?.cidrs ?? 'anywhere';
  const open = allowed === 'anywhere';
  const rateLimit = config.rateLimitPerFiveMinutes ?? (open ? DEFAULT_RATE_LIMIT : undefined);
  return {
    name,
    environment: config.environment ?? stage,
    ...(open ? {} : { allowedCidrs: [...new Set([...allowed, ...extraAllowedCidrs])] }),
    ...(rateLimit === undefined ? {} : { rateLimitPerFiveMinutes: rateLimit }),
  };
}

function planConsumer(name: string, config: ConsumerConfig): ConsumerPlan {
  const { events, accountIds = [], visibilityTimeoutSeconds = 120 } = config;
  return { name, events, accountIds, visibilityTimeoutSeconds };
}

function entriesIn<Name extends string, T extends { readonly stages?: readonly string[] }>(
  stage: string,
  all: Readonly<Record<Name, T>>,
): [Name, T][] {
  const entries = Object.entries(all) as [Name, T][];
  return entries.filter(([, { stages }]) => stages === undefined || stages.includes(stage));
}
