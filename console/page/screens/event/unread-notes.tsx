import type { EventPart } from '../../../../ops/event/event-evidence.ts';
import type { EventWay } from '../../../../ops/event/event-way.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

const NAMES: Readonly<Record<EventPart, string>> = {
  ledger: 'Ledger',
  'intake-log': 'Log of the intake',
  archive: 'Archive',
  parked: 'Parked events',
  subscriptions: 'Subscriptions',
  'operations-log': 'Log of operations',
};

/** Where an event could not be looked for: what is missing below may be there. */
export function UnreadNotes({ unread }: Pick<EventWay, 'unread'>) {
  return unread.map(({ part, problem }) => <ProblemNote key={part} of={NAMES[part]} problem={problem} />);
}
