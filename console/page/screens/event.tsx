import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { EventWay } from '../../../ops/event/event-way.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import type { EventPart } from '../state/place.ts';
import { useAnswer } from '../state/use-answer.ts';
import { useLiveVersion } from '../state/use-live-version.ts';
import { inertText } from '../text/inert-text.ts';
import { EventFacts } from './event/event-facts.tsx';
import { InTerminal } from './event/in-terminal.tsx';
import { Neighbours } from './event/neighbours.tsx';
import { Payload } from './event/payload.tsx';
import { RedeliverEvent } from './event/redeliver-event.tsx';
import { Standings } from './event/standings.tsx';
import { UnreadNotes } from './event/unread-notes.tsx';
import { Way } from './event/way.tsx';

interface EventScreenProps {
  readonly id: string;
  readonly source?: string;
  readonly part: EventPart;
}

const PARTS: readonly { readonly part: EventPart; readonly name: string }[] = [
  { part: 'way', name: 'Way' },
  { part: 'payload', name: 'Payload' },
  { part: 'raw', name: 'Raw' },
];

/** One event: all that happened to it, where it is, and what it says. */
export function EventScreen({ id, source, part }: EventScreenProps) {
  const asked = new URLSearchParams({ id, ...(source === undefined ? {} : { source }) });
  // The address may have a part of its id only.
  const named = useRef(id);
  const renewed = useSignal(0);
  const version = useLiveVersion((row) => row.eventId === named.current) + renewed.value;
  const answer = useAnswer<EventWay>(id === '' ? undefined : `event?${asked}`, version).value;
  named.current = answer.data?.id ?? id;
  if (id === '')
    return <EmptyNote>No event is named. Search for one by its id, or choose one of the list.</EmptyNote>;
  return (
    <>
      <h1 class="title">
        <span class="faint">Event</span> <bdi>{inertText(named.current)}</bdi>
      </h1>
      <Answered to={answer} doing="Following it through the logs, the ledger and every subscriber …">
        {(data) => (
          <>
            <p class="faint">
              <AsOf
                data={data}
                onRenew={() => {
                  renewed.value += 1;
                }}
              />
            </p>
            <UnreadNotes unread={data.unread} />
            <EventFacts way={data} />
            <nav class="tabs" aria-label="Parts of the event">
              {PARTS.map((each) => (
                <PlaceLink
                  key={each.part}
                  to={{ screen: 'event', id, source: data.source, part: each.part }}
                  isCurrent={each.part === part}
                >
                  {each.name}
                </PlaceLink>
              ))}
            </nav>
            {part === 'way' ? (
              <div class="columns">
                <Way way={data} />
                <Standings standings={data.subscribers} />
              </div>
            ) : (
              <Payload event={data} isRaw={part === 'raw'} />
            )}
            {data.user === undefined || data.received === undefined ? null : (
              <Neighbours
                event={{ source: data.source, id: data.id, user: data.user, received: data.received }}
                type={data.type ?? ''}
              />
            )}
            <RedeliverEvent way={data} />
            <InTerminal way={data} part={part} />
          </>
        )}
      </Answered>
    </>
  );
}
