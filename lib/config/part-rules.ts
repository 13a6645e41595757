import type { SourcePlan } from '../source-plan.ts';
import { type Rule, show, violations } from './rule.ts';

/** What fits the 4 KB that a Lambda function's environment may have, with long names and ARNs. */
const MAX_SOURCES = 12;
/** What a web ACL takes. */
const MAX_RATE_RULES = 10;
/** What a topic with messages over 256 KiB takes. */
const MAX_SUBSCRIBERS = 100;

/** What a pipeline consists of. */
export interface PipelineParts {
  /** The pipeline, for messages: such as `the stage "prod"`. */
  readonly owner: string;
  readonly sources: readonly SourcePlan[];
  /** How many handlers and consumers there are. */
  readonly subscribers: number;
}

const RULES: readonly Rule<PipelineParts>[] = [
  {
    condition: ({ sources }) => sources.length === 0 || sources.length > MAX_SOURCES,
    message: ({ owner, sources }) => `sources: ${owner} has ${sources.length}; allowed: 1 to ${MAX_SOURCES}`,
  },
  {
    condition: (parts) => rateRules(parts) > MAX_RATE_RULES,
    message: (parts) =>
      `sources: ${rateRules(parts)} of ${parts.owner} are rate limited; allowed: ${MAX_RATE_RULES}, ` +
      'because a web ACL has no more rate rules; give some of them allowedCidrs instead',
  },
  {
    condition: ({ subscribers }) => subscribers > MAX_SUBSCRIBERS,
    message: ({ owner, subscribers }) =>
      `handlers and consumers: ${owner} has ${subscribers}; allowed: ${MAX_SUBSCRIBERS}`,
  },
];

/** Where a pipeline has more or fewer parts than it can. */
export function partProblems(parts: PipelineParts): string[] {
  return violations(RULES, parts);
}

/** Names that differ in hyphens only would share the names of stack outputs. */
export function clashProblems(path: string, names: readonly string[]): string[] {
  const clashes = Map.groupBy(names, (name) => name.replaceAll('-', '')).values();
  return [...clashes]
    .filter((group) => group.length > 1)
    .map(
      (group) => `${path}: the names ${show(group)} clash; allowed: names that differ in more than hyphens`,
    );
}

function rateRules({ sources }: PipelineParts): number {
  return sources.filter(({ rateLimitPerFiveMinutes }) => rateLimitPerFiveMinutes !== undefined).length;
}
