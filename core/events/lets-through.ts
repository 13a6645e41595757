import type { TypeFilter } from './patterns.ts';
import { testEventTypes } from './test-event-types.ts';

/** Whether a subscription with this filter lets a type through, as SNS would. */
export function letsThrough(filter: 'everything' | TypeFilter, type: string): boolean {
  if (filter === 'everything') return true;
  const { exact, prefixes, includeTests } = filter;
  if (!includeTests && testEventTypes.includes(type)) return false;
  const isAny = exact.length + prefixes.length === 0;
  return isAny || exact.includes(type) || prefixes.some((prefix) => type.startsWith(prefix));
}
