import { useSignal } from '@preact/signals';
import type { DeadGroups } from '../../../ops/dead/group-dead-letters.ts';
import type { ParkedList } from '../../../ops/parked/list-parked.ts';
import type { HandlerQuarantine } from '../../../ops/quarantine/list-quarantine.ts';
import { Answered } from '../parts/answered.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useAnswer } from '../state/use-answer.ts';
import { counted } from '../text/figures.ts';
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
        <Answered to={quarantine} doing="Asking the handlers …">
          {(handlers) => <Quarantined handlers={handlers} onChange={renew} />}
        </Answered>
      </section>
      <section aria-labelledby="dead">
        <h2 id="dead">Dead letters</h2>
        <Answered to={dead} doing="Looking into the dead-letter queues …">
          {(found) => <DeadLetters {...found} onChange={renew} />}
        </Answered>
      </section>
      <RefusedList answer={refused} onChange={renew} />
    </>
  );
}

interface Changeable {
  readonly onChange: () => void;
}

function Quarantined({
  handlers,
  onChange,
}: Changeable & { readonly handlers: readonly HandlerQuarantine[] }) {
  return (
    <>
      {handlers.flatMap(({ handler, problem }) =>
        problem === undefined ? [] : [<ProblemNote key={handler} of={handler} problem={problem} />],
      )}
      {handlers.every(({ users, problem }) => users.length === 0 && problem === undefined) ? (
        <EmptyNote>No user is in quarantine: no handler has given an event up.</EmptyNote>
      ) : null}
      <QuarantineList handlers={handlers} onChange={onChange} />
    </>
  );
}

function DeadLetters({ groups, total, notShown, unread, onChange }: DeadGroups & Changeable) {
  return (
    <>
      {unread.map(({ subscriber, problem }) => (
        <ProblemNote key={subscriber} of={subscriber} problem={problem} />
      ))}
      {total === 0 ? (
        <EmptyNote>
          No {unread.length === 0 ? '' : 'other '}message is dead. One gets here when it is no event, kills
          the function, or cannot be delivered.
        </EmptyNote>
      ) : null}
      {notShown === 0 ? null : (
        <p class="faint">
          {counted(notShown, 'message')} more: others have them for some seconds, or they are behind the first
          hundred of a queue.
        </p>
      )}
      <DeadGroupList groups={groups} onChange={onChange} />
    </>
  );
}
