import type { ParkedList, RefusedEvent } from '../../../../ops/parked/list-parked.ts';
import { Answered } from '../../parts/answered.tsx';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { Ago } from '../../parts/moment.tsx';
import { EventLink, UserLink } from '../../parts/place-link.tsx';
import type { Loading } from '../../state/use-answer.ts';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';
import { splitGroup } from '../../text/split-group.ts';
import { askToDropParked, askToReleaseParked } from './ask-about-parked.ts';

interface RefusedListProps {
  readonly answer: Loading<ParkedList>;
  readonly onChange: () => void;
}

/** What the topic refused for good, by why. */
export function RefusedList({ answer, onChange }: RefusedListProps) {
  const byReason = Map.groupBy(answer.data?.refused ?? [], ({ reason }) => reason);
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">Refused by the topic</h2>
      <Answered to={answer} doing="Asking the drain …">
        {({ refused }) =>
          refused.length === 0 ? <EmptyNote>The topic has refused no event for good.</EmptyNote> : null
        }
      </Answered>
      {[...byReason].map(([reason, events]) => (
        <article key={reason} class="group">
          <p>
            <strong>{inertText(reason)}</strong>
          </p>
          <p>
            {counted(events.length, 'event')}, the first <Ago at={events[0]?.refusedAt ?? ''} />.{' '}
            {waitingText(events)}
          </p>
          <div class="wide">
            <table class="stacks">
              <tbody>
                {events.map((event) => (
                  <RefusedRow key={event.key} event={event} onChange={onChange} />
                ))}
              </tbody>
            </table>
          </div>
        </article>
      ))}
    </section>
  );
}

/** What a later delivery brought all the same, subscribers have. */
function waitingText(events: readonly RefusedEvent[]): string {
  const waiting = events.filter(({ published }) => published !== true).length;
  if (waiting === 0) return 'A later delivery brought all of that.';
  return `No subscriber has ${counted(waiting, 'event')} of it yet.`;
}

function RefusedRow({ event, onChange }: { readonly event: RefusedEvent; readonly onChange: () => void }) {
  const { key, type, groupId, refusedAt, published } = event;
  const { source, name } = splitGroup(groupId);
  return (
    <tr>
      <td>
        <EventLink source={source} id={key.slice(source.length + 1)} />
      </td>
      <td>{inertText(type)}</td>
      <td>
        <UserLink source={source} user={name} />
      </td>
      <td data-label="Refused">
        <Ago at={refusedAt} />
      </td>
      <td class="buttons">
        {published ? (
          <span class="faint">a later delivery was published: drop it</span>
        ) : (
          <button type="button" class="quiet" onClick={() => askToReleaseParked(key, onChange)}>
            Try again
          </button>
        )}
        <button type="button" class="quiet" onClick={() => askToDropParked(key, onChange)}>
          Drop
        </button>
      </td>
    </tr>
  );
}
