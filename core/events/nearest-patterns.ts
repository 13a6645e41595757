import { eventTypes } from './event-types.ts';

const SUGGESTIONS = 3;

/** The valid patterns that are spelled most like the given text, best first. */
export function nearestPatterns(text: string): readonly string[] {
  return candidates()
    .map((candidate) => ({ candidate, distance: editDistance(text, candidate) }))
    .sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
    .slice(0, SUGGESTIONS)
    .map(({ candidate }) => candidate);
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

/** Levenshtein: the fewest insertions, deletions and replacements of one character that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1));
    }
    previous = current;
  }
  return at(previous, b.length);
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Number.POSITIVE_INFINITY;
}
