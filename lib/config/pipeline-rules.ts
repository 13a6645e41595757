import type { SourceName } from '../../core/events/source-name.ts';
import { planSource, type SourceOptions } from '../source-plan.ts';
import { consumerProblems } from './consumer-rules.ts';
import { handlerEnvironmentProblems } from './handler-environment-rules.ts';
import { handlerProblems } from './handler-rules.ts';
import { topicStageProblems } from './handler-topic-rules.ts';
import {
  clashProblems,
  namedConsumer,
  namedHandler,
  namedSource,
  type PipelineParts,
  partProblems,
} from './part-rules.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { notAllowed, show } from './rule.ts';
import { shapeProblems } from './shape-rules.ts';
import { sourceProblems } from './source-rules.ts';
import { planStage, type StagePlan } from './stage-plan.ts';
import { stageProblems } from './stage-rules.ts';

/**
 * Everything that is wrong with a configuration, as far as it can be told: what is no object is named first, then the
 * fields, then what each stage comes to.
 */
export function pipelineProblems(pipeline: PipelineConfig): string[] {
  const shapes = shapeProblems(pipeline);
  if (shapes.length > 0) return shapes;
  const fields = fieldProblems(pipeline);
  return fields.length > 0 ? fields : stagePlanProblems(pipeline);
}

function fieldProblems(pipeline: PipelineConfig): string[] {
  const { sources, handlers = [], consumers = {}, stages } = pipeline;
  return [
    ...Object.entries(sources).flatMap(([name, source]) => sourceProblems(name, source, ['stages'])),
    ...handlers.flatMap((manifest, index) => handlerProblems(manifest, index)),
    ...Object.entries(consumers).flatMap(([name, consumer]) => consumerProblems(name, consumer)),
    ...Object.entries(stages).flatMap(([name, stage]) => stageProblems(name, stage)),
    ...Object.entries(stages).flatMap(([name, { handlerEnvironment }]) =>
      handlerEnvironmentProblems(`stages[${show(name)}].handlerEnvironment`, handlerEnvironment, handlers),
    ),
    ...handlers.flatMap((manifest, index) =>
      topicStageProblems(`handlers[${index}].topics`, manifest, Object.keys(stages)),
    ),
    ...nameProblems(pipeline),
    ...stageNameProblems(pipeline),
  ];
}

function stagePlanProblems(pipeline: PipelineConfig): string[] {
  const stages = Object.keys(pipeline.stages);
  if (stages.length === 0) return ['stages: {} is not allowed; allowed: at least one stage'];
  return stages.flatMap((stage) => partProblems(partsOf(planStage(pipeline, stage))));
}

function nameProblems({ sources, handlers = [], consumers = {} }: PipelineConfig): string[] {
  const named = handlers.flatMap(({ name }, index) =>
    typeof name === 'string' ? [namedHandler(name, index)] : [],
  );
  return [
    ...clashProblems(Object.keys(sources).map(namedSource)),
    ...clashProblems([...named, ...Object.keys(consumers).map(namedConsumer)]),
  ];
}

function stageNameProblems({ sources, consumers = {}, stages }: PipelineConfig): string[] {
  const known = Object.keys(stages);
  const lists = [
    ...Object.entries(sources).map(([name, source]) => ({
      path: `sources[${show(name)}]`,
      stages: source.stages,
    })),
    ...Object.entries(consumers).map(([name, c]) => ({ path: `consumers[${show(name)}]`, stages: c.stages })),
  ];
  return lists.flatMap(({ path, stages: named }) =>
    named === undefined || (Array.isArray(named) && named.every((stage) => known.includes(stage)))
      ? []
      : [notAllowed(`${path}.stages`, named, `a list of ${known.join(', ')}`)],
  );
}

function partsOf({ stage, sources, handlers, consumers, settings }: StagePlan): PipelineParts {
  const entries = Object.entries(sources) as [SourceName, SourceOptions][];
  const defaults = { stage, extraAllowedCidrs: settings.extraAllowedCidrs ?? [] };
  return {
    owner: `the stage ${show(stage)}`,
    sources: entries.map(([name, options]) => planSource(name, options, defaults)),
    subscribers: handlers.length + Object.keys(consumers).length,
  };
}
