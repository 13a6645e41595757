import type { MarkedEvent } from '../../../../ops/events/list-marked-events.ts';
import { Moment } from '../../parts/moment.tsx';
import { EventLink, UserLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { choose, chosenOf, keyOf } from '../../state/chosen-events.ts';
import { session } from '../../state/session.ts';
import { inertText } from '../../text/inert-text.ts';

/** More columns than these nobody can read beside each other. */
const MOST_COLUMNS = 5;

interface EventTableProps {
  /** What is searched for: events are chosen of one search. */
  readonly search: string;
  readonly events: readonly MarkedEvent[];
}

/** A row for each event, with a mark for each subscriber. */
export function EventTable({ search, events }: EventTableProps) {
  const names = (session.value?.subscribers ?? []).map(({ name }) => name);
  const canChoose = session.value?.hasArchive === true;
  const columns = names.length <= MOST_COLUMNS ? names : [];
  return (
    <div class="wide">
      <table class="stacks">
        <thead>
          <tr>
            {canChoose ? (
              <th scope="col">
                <span class="unseen">Chosen</span>
              </th>
            ) : null}
            <th scope="col">UTC</th>
            <th scope="col">Type</th>
            <th scope="col">User</th>
            <th scope="col">Source</th>
            <th scope="col">Event</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {columns.length === 0 ? <th scope="col">At its subscribers</th> : null}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={keyOf(event)}>
              {canChoose ? (
                <td>
                  <Choice search={search} event={event} />
                </td>
              ) : null}
              <td class="time">
                <Moment at={event.received} />
              </td>
              <td>{inertText(event.type)}</td>
              <td>
                <User event={event} />
              </td>
              <td>{event.source}</td>
              <td>
                <EventLink source={event.source} id={event.id} />
              </td>
              {columns.map((name) => (
                <td key={name} data-label={name}>
                  <Mark event={event} subscriber={name} />
                </td>
              ))}
              {columns.length === 0 ? (
                <td class="counts">
                  <AllMarks event={event} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether an event is chosen, to be brought to a subscriber once more. */
function Choice({ search, event }: { readonly search: string; readonly event: MarkedEvent }) {
  return (
    <input
      type="checkbox"
      data-row-choice
      aria-label={`Choose ${inertText(event.id)}`}
      checked={chosenOf(search).has(keyOf(event))}
      onChange={({ currentTarget }) => choose(search, [event], currentTarget.checked)}
    />
  );
}

function User({ event: { source, user, isRecent } }: { readonly event: MarkedEvent }) {
  if (user !== undefined) return <UserLink source={source} user={user} />;
  return <span class="faint">{isRecent ? 'in a minute' : 'none'}</span>;
}

function Mark({
  event: { marks },
  subscriber,
}: {
  readonly event: MarkedEvent;
  readonly subscriber: string;
}) {
  const mark = marks.find((each) => each.subscriber === subscriber);
  if (mark === undefined) return null;
  const times = mark.state === 'failing' || mark.state === 'quarantined' ? mark.failures : 0;
  return <StateMark state={mark.state} times={times} problem={mark.problem} />;
}

/** Many subscribers in one cell: how many are alike. */
function AllMarks({ event: { marks } }: { readonly event: MarkedEvent }) {
  const kinds = Map.groupBy(marks, ({ state, problem }) => `${state} ${problem?.code ?? ''}`);
  return [...kinds].map(([kind, alike]) => (
    <span key={kind} title={alike.map(({ subscriber }) => subscriber).join(', ')}>
      {alike.length} <StateMark state={alike[0]?.state ?? ''} problem={alike[0]?.problem} />
    </span>
  ));
}
