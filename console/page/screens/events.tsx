import type { MarkedEvents } from '../../../ops/events/list-marked-events.ts';
import { AsOf } from '../parts/as-of.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { missed } from '../state/live.ts';
import { parametersOf, readSearch } from '../state/search.ts';
import { session } from '../state/session.ts';
import { useAttention } from '../state/use-attention.ts';
import { useFreshEvents } from '../state/use-fresh-events.ts';
import { counted, countText } from '../text/figures.ts';
import { missedText, waitingText } from '../text/waiting-text.ts';
import { EventTable } from './events/event-table.tsx';
import { RedeliverBar } from './events/redeliver-bar.tsx';
import { SearchBox } from './events/search-box.tsx';

/** As many as a page has. */
const PAGE = 50;

interface EventsScreenProps {
  readonly search: string;
  readonly cursor?: string;
}

/** Events, newest first, and where each is at every subscriber. */
export function EventsScreen({ search, cursor }: EventsScreenProps) {
  const read = readSearch(search);
  const path = read.problems.length > 0 ? undefined : `events?${parametersOf(read, cursor)}`;
  const { isPaused, top, watching } = useAttention();
  const isNewest = cursor === undefined;
  const fresh = useFreshEvents<MarkedEvents>(path, { isPaused, isNewest });
  const answer = fresh.answer.value;
  // What another search found is no answer to one that cannot be asked.
  const data = path === undefined ? undefined : answer.data;
  const waiting = isNewest ? fresh.count.value : 0;
  const renew = () => {
    top.current?.scrollIntoView();
    fresh.renew();
  };
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
      <div ref={top} class="begins" />
      <p class="live-state">
        <span aria-live="polite">
          {data !== undefined
            ? summaryOf(data)
            : path === undefined || answer.problem !== undefined
              ? ''
              : 'Reading the archive …'}
        </span>
        <button type="button" class="quiet" hidden={waiting === 0} onClick={renew}>
          {waitingText(waiting, PAGE)}
        </button>
        <small class="faint">{missedText(missed.value)}</small>
        {data === undefined ? null : <ReadAt data={data} onRenew={fresh.renew} />}
      </p>
      {data === undefined ? null : (
        <div {...watching}>
          <Found data={data} search={search} cursor={cursor} />
        </div>
      )}
    </>
  );
}

/** Of a deployed stage marks are not looked up again by themselves. */
function ReadAt({ data, onRenew }: { readonly data: MarkedEvents; readonly onRenew: () => void }) {
  return (
    <span class="faint">
      Marks <AsOf data={data} onRenew={onRenew} />
      {session.value?.isLocal ? '' : ' Each look asks logs, queues and tables, and costs.'}
    </span>
  );
}

function summaryOf({ events, lookedAt, more = 0, problems }: MarkedEvents): string {
  const seen = lookedAt > events.length ? ` of ${countText(lookedAt)} looked at` : '';
  const damage =
    problems.length === 0
      ? ''
      : `; ${counted(problems.length, 'file')} of the archive could not be read, events may be missing`;
  const later = more === 0 ? '' : `; ${countText(more)} of the last minutes follow when they are archived`;
  return `${counted(events.length, 'event')}${seen}${later}${damage}`;
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
      <EmptyNote>No event is like that. Take a filter out, or ask for another time.</EmptyNote>
    );
  return (
    <>
      <EventTable search={search} events={data.events} />
      <RedeliverBar search={search} events={data.events} />
      <nav class="pages" aria-label="Pages">
        {cursor === undefined ? null : <PlaceLink to={{ screen: 'events', search }}>Newest</PlaceLink>}
        {data.cursor === undefined ? null : (
          <PlaceLink to={{ screen: 'events', search, cursor: data.cursor }}>Older</PlaceLink>
        )}
      </nav>
    </>
  );
}
