import { wrapText } from '../terminal/wrap-text.ts';
import { type Layout, timeOf } from './line-layout.ts';
import { type LeftOut, MOST_LINES } from './line-limit.ts';
import type { LiveFact } from './live-fact.ts';

/** What a fact counts as where its lines are left out. */
export function labelOf(fact: LiveFact): string {
  switch (fact.kind) {
    case 'delivery':
      return [fact.source ?? 'no source', fact.status, fact.outcome]
        .filter((part) => part !== undefined)
        .join(' ');
    case 'handling':
      return `${fact.handler} ${fact.outcome}`;
    case 'crash':
      return `${fact.functionName} crashed`;
    case 'dead-letter':
      return `${fact.subscriber} dead letter`;
  }
}

/** Sums up a second of which lines were left out. */
export function leftOutLines(
  { counts, begins }: LeftOut,
  { at, logs, layout }: { readonly at: Date; readonly logs: string; readonly layout: Layout },
): string[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts].sort().map(([label, count]) => `${count} ${label}`);
  const first = begins
    ? [
        `More than ${MOST_LINES} lines a second: from here one each second, until it is quieter. All of it is in ${logs}.`,
      ]
    : [];
  const lines = [...first, `${timeOf(at)} … ${total} more: ${parts.join(', ')}`];
  return lines.flatMap((line) => wrapText(line, layout.columns)).map((line) => layout.paint('quiet', line));
}
