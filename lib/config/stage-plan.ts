import type { SourceName } from '../../core/events/source-name.ts';
import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import type { ConsumerConfig, PipelineConfig, SourceConfig, StageConfig } from './pipeline-config.ts';
import { PipelineConfigError } from './pipeline-config-error.ts';
import { show } from './rule.ts';

/** What has been chosen for a stage. */
type WithoutStages<T> = T extends unknown ? Omit<T, 'stages'> : never;

/** What one stage consists of. */
export interface StagePlan {
  /** The name of the stage. */
  readonly stage: string;
  readonly sources: Readonly<Record<SourceName, Omit<SourceConfig, 'stages'>>>;
  readonly handlers: readonly HandlerManifest[];
  readonly consumers: Readonly<Record<string, WithoutStages<ConsumerConfig>>>;
  readonly settings: StageConfig;
}

/** The plan of a stage. The stage must be in the configuration. */
export function planStage(pipeline: PipelineConfig, stage: string): StagePlan {
  const settings = Object.hasOwn(pipeline.stages, stage) ? pipeline.stages[stage] : undefined;
  if (settings === undefined) {
    const known = Object.keys(pipeline.stages).join(', ');
    throw new PipelineConfigError([`stages: there is no stage ${show(stage)}; allowed: ${known}`]);
  }
  return {
    stage,
    sources: ofStage(stage, pipeline.sources),
    handlers: (pipeline.handlers ?? []).map((manifest) => inStage(manifest, settings)),
    consumers: ofStage(stage, pipeline.consumers ?? {}),
    settings,
  };
}

/** The manifest with the stage's own values of its variables. */
function inStage(manifest: HandlerManifest, { handlerEnvironment = {} }: StageConfig): HandlerManifest {
  if (!Object.hasOwn(handlerEnvironment, manifest.name)) return manifest;
  return { ...manifest, environment: { ...manifest.environment, ...handlerEnvironment[manifest.name] } };
}

function ofStage<Name extends string, T extends { readonly stages?: readonly string[] }>(
  stage: string,
  all: Readonly<Record<Name, T>>,
): Record<Name, WithoutStages<T>> {
  const entries = Object.entries(all) as [Name, T][];
  return Object.fromEntries(
    entries.flatMap(([name, { stages, ...rest }]) =>
      stages === undefined || stages.includes(stage) ? [[name, rest]] : [],
    ),
  ) as Record<Name, WithoutStages<T>>;
}
