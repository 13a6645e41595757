import type { SourcePlan } from '../source-plan.ts';
import { type Rule, show, violations } from './rule.ts';

/** What fits the 4 KB that a Lambda function's environment may have, with long names and ARNs. */
const MAX_SOURCES = 12;
/** What a web ACL takes, ten rate rules, but for the one that counts strangers. Sources with the same limit share one. */
const MAX_RATE_LIMITS = 9;
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
    condition: (parts) => rateLimits(parts) > MAX_RATE_LIMITS,
    message: (parts) =>
      `sources: ${parts.owner} has ${rateLimits(parts)} different values of rateLimitPerFiveMinutes; ` +
      `allowed: ${MAX_RATE_LIMITS}, because a web ACL has no more rate rules; give several sources the same`,
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

/** Something with a name, and how messages call it. */
export interface Named {
  readonly name: string;
  /** Where the name stands, such as `handlers[1].name`. */
  readonly place: string;
  /** What has the name, such as `handlers[1]`. */
  readonly owner: string;
}

/** What is wrong with names beside those before them: they differ in hyphens only, and would share those of stack outputs. */
export function clashProblems(all: readonly Named[]): string[] {
  return all.flatMap((later, index) => {
    const earlier = all
      .slice(0, index)
      .find(({ name }) => withoutHyphens(name) === withoutHyphens(later.name));
    return earlier === undefined ? [] : [clash(earlier, later)];
  });
}

/** A source, of whose name clashes are told. */
export function namedSource(name: string): Named {
  return { name, place: 'sources', owner: 'another source' };
}

/** A handler, likewise. It shares its namespace with the consumers. */
export function namedHandler(name: string, index: number): Named {
  return { name, place: `handlers[${index}].name`, owner: `handlers[${index}]` };
}

/** What handles the canary's events, likewise. */
export function namedCanary(name: string): Named {
  return { name, place: 'canary', owner: "the pipeline's own canary" };
}

/** A consumer, likewise. */
export function namedConsumer(name: string): Named {
  return { name, place: 'consumers', owner: 'another consumer' };
}

function clash(earlier: Named, { name, place }: Named): string {
  const allowed = 'allowed: a name of its own, which differs from others in more than hyphens';
  return earlier.name === name
    ? `${place}: ${show(name)} is the name of ${earlier.owner} too; ${allowed}`
    : `${place}: ${show(name)} differs from ${show(earlier.name)}, the name of ${earlier.owner}, in hyphens only; ${allowed}`;
}

function withoutHyphens(name: string): string {
  return name.replaceAll('-', '');
}

function rateLimits({ sources }: PipelineParts): number {
  return new Set(sources.flatMap(({ rateLimitPerFiveMinutes: limit }) => limit ?? [])).size;
}
