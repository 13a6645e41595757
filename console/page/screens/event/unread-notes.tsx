import type { EventWay } from '../../../../ops/event/event-way.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Where an event could not be looked for: what is missing below may be there. */
export function UnreadNotes({ unread }: Pick<EventWay, 'unread'>) {
  return unread.map(({ part, problem }) => (
    <ProblemNote key={part} of={part.replace('-', ' ')} problem={problem} />
  ));
}
