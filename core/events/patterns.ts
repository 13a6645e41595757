import { providerNames } from '../providers/index.ts';
import { eventNames, eventTypes } from './event-types.ts';
import { matchesPattern } from './matches-pattern.ts';
import { nearestPatterns } from './nearest-patterns.ts';
import { testEventTypes } from './test-event-types.ts';
import { UNCATALOGUED, uncataloguedName } from './uncatalogued.ts';
import { uncataloguedProblem } from './uncatalogued-problem.ts';

/** What a subscription lets through, in terms an SNS filter policy can express on the attribute `type`. */
export interface TypeFilter {
  /** Types let through. */
  readonly exact: readonly string[];
  /** Beginnings of types let through; they end in a dot. Both lists empty means every type. */
  readonly prefixes: readonly string[];
  /** False: events whose attribute `test` is present are left out. */
  readonly includeTests: boolean;
}

export type PatternCheck = { readonly ok: true } | { readonly ok: false; readonly message: string };

const PATTERN = /^(?:\*|(?:\*|[a-z][a-z0-9-]*)(?:\.\w+)*\.(?:\*|\w+))$/;

const ALLOWED =
  'an exact type (privy.user.created), <provider>.<segments>.* (privy.user.*, privy.*), *.<rest> for every provider (*.wallet.*), or *';

const ON_PURPOSE = `a type that the catalogue lacks is named on purpose as ${UNCATALOGUED}<type>`;

/** Checks that a pattern is well formed and matches something in the catalogue, or says that the catalogue lacks it. */
export function validatePattern(pattern: string): PatternCheck {
  const uncatalogued = uncataloguedName(pattern);
  if (uncatalogued !== undefined) return checkUncatalogued(pattern, uncatalogued);
  if (!PATTERN.test(pattern)) return refuse('is not an event pattern', pattern);
  if (hasNoCatalogue(pattern)) return { ok: true };
  if (eventTypes.some((type) => matchesPattern(pattern, type))) return { ok: true };
  return refuse('matches no known event', pattern);
}

/**
 * What a subscriber with these patterns receives. Aliases are included, and types that do not exist yet under a prefix.
 * Test events pass only where one is named; `everything` means that no filter is needed.
 */
export function subscriptionFilter(patterns: readonly string[]): 'everything' | TypeFilter {
  if (patterns.length === 0) throw new RangeError(`no event patterns given; name at least one: ${ALLOWED}`);
  const expanded = patterns.flatMap(expandProviders);
  const includeTests = expanded.some((pattern) => testEventTypes.includes(pattern));
  if (expanded.includes('*')) return includeTests ? 'everything' : { exact: [], prefixes: [], includeTests };
  const prefixes = outermost(expanded.filter((pattern) => pattern.endsWith('.*')).map((p) => p.slice(0, -1)));
  const named = expanded.filter((pattern) => !pattern.endsWith('.*'));
  const known = eventTypes.filter((type) => expanded.some((pattern) => matchesPattern(pattern, type)));
  const exact = unique([...named, ...known]).filter((type) => !prefixes.some((p) => type.startsWith(p)));
  return { exact: exact.sort(), prefixes: prefixes.sort(), includeTests };
}

function expandProviders(written: string): readonly string[] {
  const pattern = uncataloguedName(written) ?? written;
  if (!pattern.startsWith('*.')) return [pattern];
  return providerNames.map((provider) => provider + pattern.slice(1));
}

function checkUncatalogued(pattern: string, name: string): PatternCheck {
  const problem = uncataloguedProblem(name);
  return problem === undefined
    ? { ok: true }
    : { ok: false, message: `${JSON.stringify(pattern)} ${problem}` };
}

function hasNoCatalogue(pattern: string): boolean {
  const provider = pattern.split('.')[0];
  return providerNames.some((name) => name === provider) && !Object.keys(eventNames).includes(provider ?? '');
}

function refuse(problem: string, pattern: string): PatternCheck {
  const nearest = nearestPatterns(pattern).join(', ');
  return {
    ok: false,
    message: `${JSON.stringify(pattern)} ${problem}; allowed: ${ALLOWED}; nearest: ${nearest}; ${ON_PURPOSE}`,
  };
}

function outermost(prefixes: readonly string[]): string[] {
  return unique(prefixes).filter((p) => !prefixes.some((other) => other !== p && p.startsWith(other)));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
