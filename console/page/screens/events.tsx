import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { MarkedEvents } from '../../../ops/events/list-marked-events.ts';
import { EmptyNote } from '../parts/empty-note.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { isHeld } from '../state/hold.ts';
import { newestNumber, rowsAfter } from '../state/live.ts';
import { parametersOf, readSearch } from '../state/search.ts';
import { session } from '../state/session.ts';
import { useAnswer } from '../state/use-answer.ts';
import { counted, countText } from '../text/figures.ts';
import { EventTable } from './events/event-table.tsx';
import { SearchBox } from './events/search-box.tsx';

interface EventsScreenProps {
  readonly search: string;
  readonly cursor?: string;
}

/** Events, newest first, and where each is at every subscriber. */
export function EventsScreen({ search, cursor }: EventsScreenProps) {
  const read = readSearch(search);
  const version = useSignal(0);
  const fresh = useSignal(0);
  const isLooking = useSignal(false);
  const path = read.problems.length > 0 ? undefined : `events?${parametersOf(read, cursor)}`;
  const answer = useAnswer<MarkedEvents>(path, version.value).value;
  const isNewest = cursor === undefined;
  const seen = useSignal(newestNumber());
  useSignalEffect(() => {
    const rows = rowsAfter(seen.peek());
    const isFree = !isLooking.value && !isHeld.value;
    const came = rows.filter((row) => row.kind === 'delivery' && row.outcome === 'accepted').length;
    fresh.value = came;
    // Of a deployed stage every look costs, and takes a while: there somebody asks for it.
    if (isNewest && rows.length > 0 && isFree && session.peek()?.isLocal) renew();
  });
  const renew = () => {
    seen.value = newestNumber();
    fresh.value = 0;
    version.value = version.peek() + 1;
  };
  const waiting = useComputed(() => (isNewest ? fresh.value : 0));
  return (
    <>
      <h1>Events</h1>
      <SearchBox search={search} />
      {read.problems.map((message) => (
        <ProblemNote key={message} problem={{ code: 'misused', message }} />
      ))}
      {answer.problem === undefined ? null : (
        <ProblemNote problem={answer.problem} stays={answer.data !== undefined} />
      )}
      {answer.data?.unread.map(({ subscriber, problem }) => (
        <ProblemNote key={subscriber} of={subscriber} problem={problem} />
      ))}
      <p class="live-state" aria-live="polite">
        {answer.data === undefined
          ? path === undefined
            ? ''
            : 'Reading the archive …'
          : summaryOf(answer.data)}
        <button type="button" class="quiet" hidden={waiting.value === 0} onClick={renew}>
          Show {countText(waiting.value)} new
        </button>
      </p>
      {answer.data === undefined ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody looks
        <div
          onMouseEnter={() => {
            isLooking.value = true;
          }}
          onMouseLeave={() => {
            isLooking.value = false;
          }}
          onFocusIn={() => {
            isLooking.value = true;
          }}
          onFocusOut={() => {
            isLooking.value = false;
          }}
        >
          <Found data={answer.data} search={search} cursor={cursor} />
        </div>
      )}
    </>
  );
}

function summaryOf({ events, lookedAt, problems }: MarkedEvents): string {
  const seen = lookedAt > events.length ? ` of ${countText(lookedAt)} looked at` : '';
  const damage =
    problems.length === 0
      ? ''
      : `; ${counted(problems.length, 'file')} of the archive could not be read, events may be missing`;
  return `${counted(events.length, 'event')}${seen}${damage}`;
}

function Found({
  data,
  search,
  cursor,
}: {
  readonly data: MarkedEvents;
  readonly search: string;
  readonly cursor?: string | undefined;
}) {
  const [source] = session.value?.sources ?? [];
  if (data.events.length === 0 && data.cursor === undefined)
    return search === '' && cursor === undefined ? (
      <EmptyNote command={['send', source?.name ?? 'privy/main', 'user.created']}>
        No event has come yet. Send a sample:
      </EmptyNote>
    ) : (
      <EmptyNote>No event is like that. Take a filter out, or look further back with after:7d.</EmptyNote>
    );
  return (
    <>
      <EventTable events={data.events} />
      <nav class="pages" aria-label="Pages">
        {cursor === undefined ? null : <PlaceLink to={{ screen: 'events', search }}>Newest</PlaceLink>}
        {data.cursor === undefined ? null : (
          <PlaceLink to={{ screen: 'events', search, cursor: data.cursor }}>Older</PlaceLink>
        )}
      </nav>
    </>
  );
}
