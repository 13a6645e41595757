import { consumerProblems } from './consumer-rules.ts';
import { handlerProblems } from './handler-rules.ts';
import type { PipelineConfig } from './pipeline-config.ts';
import { notAllowed, type Rule, show, violations } from './rule.ts';
import { shapeProblems } from './shape-rules.ts';
import { sourceProblems } from './source-rules.ts';
import { planStage, type StagePlan } from './stage-plan.ts';
import { stageProblems } from './stage-rules.ts';

/** What fits the 4 KB that a Lambda function's environment may have, with long names and ARNs. */
const MAX_SOURCES = 12;
/** What a web ACL takes. */
const MAX_RATE_RULES = 10;
/** What a topic with messages over 256 KiB takes. */
const MAX_SUBSCRIBERS = 100;

const STAGE_RULES: readonly Rule<StagePlan>[] = [
  {
    condition: ({ sources }) => sources.length === 0 || sources.length > MAX_SOURCES,
    message: ({ stage, sources }) =>
      `sources: the stage ${show(stage)} has ${sources.length}; allowed: 1 to ${MAX_SOURCES}`,
  },
  {
    condition: (plan) => rateRules(plan) > MAX_RATE_RULES,
    message: (plan) =>
      `sources: ${rateRules(plan)} of the stage ${show(plan.stage)} are rate limited; allowed: ${MAX_RATE_RULES}, ` +
      'because a web ACL has no more rate rules; give some of them allowedCidrs instead',
  },
  {
    condition: (plan) => subscribers(plan) > MAX_SUBSCRIBERS,
    message: (plan) =>
      `handlers and consumers: the stage ${show(plan.stage)} has ${subscribers(plan)}; allowed: ${MAX_SUBSCRIBERS}`,
  },
];

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
    ...Object.entries(sources).flatMap(([name, source]) => sourceProblems(name, source)),
    ...handlers.flatMap((manifest, index) => handlerProblems(manifest, index)),
    ...Object.entries(consumers).flatMap(([name, consumer]) => consumerProblems(name, consumer)),
    ...Object.entries(stages).flatMap(([name, stage]) => stageProblems(name, stage)),
    ...nameProblems(pipeline),
    ...stageNameProblems(pipeline),
  ];
}

function stagePlanProblems(pipeline: PipelineConfig): string[] {
  const stages = Object.keys(pipeline.stages);
  if (stages.length === 0) return ['stages: {} is not allowed; allowed: at least one stage'];
  return stages.flatMap((stage) => violations(STAGE_RULES, planStage(pipeline, stage)));
}

/** Subscribers share one namespace, and names that differ in hyphens only would share the names of stack outputs. */
function nameProblems({ sources, handlers = [], consumers = {} }: PipelineConfig): string[] {
  const handlerNames = handlers.map(({ name }): unknown => name).filter((name) => typeof name === 'string');
  return [
    ...clashProblems('sources', Object.keys(sources)),
    ...clashProblems('handlers and consumers', [...handlerNames, ...Object.keys(consumers)]),
  ];
}

function clashProblems(path: string, names: readonly string[]): string[] {
  const clashes = Map.groupBy(names, (name) => name.replaceAll('-', '')).values();
  return [...clashes]
    .filter((group) => group.length > 1)
    .map(
      (group) => `${path}: the names ${show(group)} clash; allowed: names that differ in more than hyphens`,
    );
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

function rateRules({ sources }: StagePlan): number {
  return sources.filter(({ rateLimitPerFiveMinutes }) => rateLimitPerFiveMinutes !== undefined).length;
}

function subscribers({ handlers, consumers }: StagePlan): number {
  return handlers.length + consumers.length;
}
