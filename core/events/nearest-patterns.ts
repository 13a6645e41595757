import { eventTypes } from './event-types.ts';
import { nearest } from './nearest.ts';

/** The valid patterns that are spelled most like the given text, best first. */
export function nearestPatterns(text: string): readonly string[] {
  return nearest(text, candidates());
}

function candidates(): readonly string[] {
  const exactAndPrefix = eventTypes.flatMap((type) => [type, ...prefixPatterns(type)]);
  const anyProvider = exactAndPrefix.map((pattern) => `*${pattern.slice(pattern.indexOf('.'))}`);
  return [...new Set([...exactAndPrefix, ...anyProvider])];
}

function prefixPatterns(type: string): readonly string[] {
  const segments = type.split('.');
  return segments.slice(1).map((_, index) => `${segments.slice(0, index + 1).join('.')}.*`);
}
