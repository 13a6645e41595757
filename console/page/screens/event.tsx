import type { EventWay } from '../../../ops/event/event-way.ts';
import { CommandLine } from '../parts/command-line.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { PlaceLink, UserLink } from '../parts/place-link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { EventPart } from '../state/place.ts';
import { session } from '../state/session.ts';
import { useAnswer } from '../state/use-answer.ts';
import { useLiveVersion } from '../state/use-live-version.ts';
import { inertText } from '../text/inert-text.ts';
import { EventFacts } from './event/event-facts.tsx';
import { Neighbours } from './event/neighbours.tsx';
import { Payload } from './event/payload.tsx';
import { RedeliverEvent } from './event/redeliver-event.tsx';
import { Standings } from './event/standings.tsx';
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
  const version = useLiveVersion((row) => row.eventId === id);
  const { data, problem } = useAnswer<EventWay>(id === '' ? undefined : `event?${asked}`, version).value;
  if (id === '')
    return <EmptyNote>No event is named. Search for one by its id, or choose one of the list.</EmptyNote>;
  return (
    <>
      <h1 class="title">
        <span class="faint">Event</span> <bdi>{inertText(id)}</bdi>
      </h1>
      {problem === undefined ? null : <ProblemNote problem={problem} stays={data !== undefined} />}
      {data === undefined ? (
        problem === undefined ? (
          <p class="faint">Following it through the logs, the ledger and every subscriber …</p>
        ) : null
      ) : (
        <>
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
              <Way hops={data.hops} />
              <Standings standings={data.subscribers} />
            </div>
          ) : (
            <Payload source={data.source} id={data.id} isRaw={part === 'raw'} />
          )}
          {data.user === undefined ? null : (
            <Neighbours source={data.source} id={data.id} user={data.user}>
              <UserLink source={data.source} user={data.user} />
            </Neighbours>
          )}
          <RedeliverEvent way={data} />
          <CommandLine
            words={['event', `${data.source}#${data.id}`, ...(part === 'way' ? [] : ['--payload'])]}
          />
          <SendAgain way={data} />
        </>
      )}
    </>
  );
}

/** How to deliver another like it on this machine. A signature is of one body and one minute: a command signs anew. */
function SendAgain({ way: { source, type = '', user } }: { readonly way: EventWay }) {
  const { isLocal = false, catalogue = [] } = session.value ?? {};
  if (!isLocal || !catalogue.some((entry) => entry.type === type)) return null;
  return (
    <>
      <p class="faint">A fresh one of its type{user === undefined ? '' : ', of the same user'}, signed:</p>
      <CommandLine words={['send', source, type, ...(user === undefined ? [] : ['--user', user])]} />
    </>
  );
}
