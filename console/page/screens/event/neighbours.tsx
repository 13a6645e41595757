import type { EventOfUser, Neighbours as Found } from '../../../../ops/event/neighbours-of.ts';
import type { ListedEvent } from '../../../../ops/events/list-events.ts';
import { Answered } from '../../parts/answered.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PlaceLink, UserLink } from '../../parts/place-link.tsx';
import { session } from '../../state/session.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { comparedWith } from '../../text/compared-with.ts';
import { inertText } from '../../text/inert-text.ts';
import { Changes } from './changes.tsx';

interface NeighboursProps {
  readonly event: EventOfUser;
  readonly type: string;
}

/** The events of the same user before and after this one, as the archive has them, and what is different from before. */
export function Neighbours({ event, type }: NeighboursProps) {
  const { source, user, id, received } = event;
  const asked = new URLSearchParams({ source, id, user, received });
  const answer = useAnswer<Found>(`neighbours?${asked}`).value;
  const other = comparedWith(type, answer.data?.before ?? [], session.value?.catalogue ?? []);
  return (
    <section aria-labelledby="neighbours">
      <h2 id="neighbours">
        Of the same user: <UserLink source={source} user={user} />
      </h2>
      <Answered to={answer} doing="Asking the archive …">
        {({ before, after, days, isDamaged }) => (
          <dl class="facts">
            <Neighbour word="Before" event={before[0]} none={`none in the ${days} days before`} />
            <Neighbour word="After" event={after} none={`none in the ${days} days after, by the archive`} />
            {isDamaged ? <p>Not all of the archive could be read.</p> : null}
          </dl>
        )}
      </Answered>
      {other === undefined ? null : <Changes before={other} after={event} />}
    </section>
  );
}

function Neighbour({
  word,
  event,
  none,
}: {
  readonly word: string;
  readonly event: ListedEvent | undefined;
  readonly none: string;
}) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {event === undefined ? (
          <span class="faint">{none}</span>
        ) : (
          <>
            <PlaceLink to={{ screen: 'event', source: event.source, id: event.id, part: 'way' }}>
              {inertText(event.type)}
            </PlaceLink>{' '}
            <small class="faint">
              <Moment at={event.received} />
            </small>
          </>
        )}
      </dd>
    </div>
  );
}
