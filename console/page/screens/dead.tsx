import { useSignal } from '@preact/signals';
import type { DeadGroups } from '../../../ops/dead/group-dead-letters.ts';
import type { ParkedList } from '../../../ops/parked/list-parked.ts';
import type { HandlerQuarantine } from '../../../ops/quarantine/list-quarantine.ts';
import { EmptyNote } from '../parts/empty-note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useAnswer } from '../state/use-answer.ts';
import { DeadGroupList } from './dead/dead-group-list.tsx';
import { QuarantineList } from './dead/quarantine-list.tsx';
import { RefusedList } from './dead/refused-list.tsx';

/** What handlers gave up on, and what was received in vain or not delivered. */
export function DeadScreen() {
  const version = useSignal(0);
  const renew = () => {
    version.value += 1;
  };
  const quarantine = useAnswer<readonly HandlerQuarantine[]>('quarantine', version.value).value;
  const dead = useAnswer<DeadGroups>('dead', version.value).value;
  const refused = useAnswer<ParkedList>('parked', version.value).value;
  return (
    <>
      <h1>Dead and quarantined</h1>
      <p class="live-state">
        <button type="button" class="quiet" onClick={renew}>
          Look again
        </button>
        <span class="faint">
          While dead letters are looked at, nobody else can have them for some seconds.
        </span>
      </p>
      <section aria-labelledby="quarantine">
        <h2 id="quarantine">In quarantine</h2>
        {quarantine.problem === undefined ? null : (
          <ProblemNote problem={quarantine.problem} stays={quarantine.data !== undefined} />
        )}
        {quarantine.data === undefined && quarantine.problem === undefined ? (
          <p class="faint">Asking the handlers …</p>
        ) : null}
        {quarantine.data?.flatMap(({ handler, problem }) =>
          problem === undefined ? [] : [<ProblemNote key={handler} of={handler} problem={problem} />],
        )}
        {quarantine.data?.every((each) => each.users.length === 0 && each.problem === undefined) ? (
          <EmptyNote>No user is in quarantine: no handler has given an event up.</EmptyNote>
        ) : null}
        <QuarantineList handlers={quarantine.data ?? []} onChange={renew} />
      </section>
      <section aria-labelledby="dead">
        <h2 id="dead">Dead letters</h2>
        {dead.problem === undefined ? null : (
          <ProblemNote problem={dead.problem} stays={dead.data !== undefined} />
        )}
        {dead.data === undefined && dead.problem === undefined ? (
          <p class="faint">Looking into the dead-letter queues …</p>
        ) : null}
        {dead.data?.unread.map(({ subscriber, problem }) => (
          <ProblemNote key={subscriber} of={subscriber} problem={problem} />
        ))}
        {dead.data?.total === 0 ? (
          <EmptyNote>
            No {dead.data.unread.length === 0 ? '' : 'other '}message is dead. One gets here when it is no
            event, kills the function, or cannot be delivered.
          </EmptyNote>
        ) : null}
        <DeadGroupList groups={dead.data?.groups ?? []} onChange={renew} />
      </section>
      <RefusedList answer={refused} onChange={renew} />
    </>
  );
}
