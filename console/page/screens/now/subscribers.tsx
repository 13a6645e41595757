import { ageText } from '../../../../core/time/age-text.ts';
import type { Switched } from '../../../../ops/pause/switch-subscriber.ts';
import type { LookedSubscriber } from '../../../../ops/status/stage-status.ts';
import type { SubscriberStatus } from '../../../../ops/status/subscriber-status.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { UnseenRow } from '../../parts/unseen-row.tsx';
import { counted, countText } from '../../text/figures.ts';

/** A row for each subscriber: what waits for it, and what it did. */
export function Subscribers({ subscribers }: { readonly subscribers: readonly LookedSubscriber[] }) {
  if (subscribers.length === 0)
    return (
      <EmptyNote>
        Nobody gets the events: add a handler or a consumer to pipeline.config.ts and deploy.
      </EmptyNote>
    );
  return (
    <section aria-labelledby="subscribers">
      <h2 id="subscribers">Subscribers</h2>
      <div class="wide">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Subscriber</th>
              <th scope="col">Flow</th>
              <th scope="col" class="number">
                Waiting
              </th>
              <th scope="col" class="number">
                Oldest
              </th>
              <th scope="col" class="number">
                Per minute
              </th>
              <th scope="col" class="number" title="Attempts that failed in 24 hours">
                Failed
              </th>
              <th scope="col" class="number" title="Users in quarantine">
                Quarantined
              </th>
              <th scope="col" class="number">
                Dead
              </th>
              <th scope="col">
                <span class="unseen">Pause or resume</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {subscribers.map((status) =>
              status.problem === undefined ? (
                <SubscriberRow key={status.subscriber} {...status} />
              ) : (
                <UnseenRow key={status.subscriber} problem={status.problem} columns={COLUMNS}>
                  {status.subscriber} <small class="faint">{status.kind}</small>
                </UnseenRow>
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Beside the name. */
const COLUMNS = 8;
/** The minutes that `handledLately` is about. */
const LATELY_MINUTES = 5;

function SubscriberRow({
  subscriber,
  kind,
  isPaused,
  waiting,
  inHand,
  oldestSeconds,
  handling,
  dead,
  notDelivered,
}: SubscriberStatus) {
  const users = handling?.quarantine.users;
  return (
    <tr>
      <th scope="row">
        {subscriber} <small class="faint">{kind}</small>
      </th>
      <td data-label="Flow">
        {kind === 'consumer' ? (
          <span class="faint">reads its queue itself</span>
        ) : (
          <StateMark state={isPaused ? 'paused' : 'running'} />
        )}
      </td>
      <td data-label="Waiting" class="number">
        {countText(waiting + inHand)}
      </td>
      <td data-label="Oldest" class="number">
        {oldestSeconds === undefined ? '–' : ageText(oldestSeconds)}
      </td>
      <td data-label="Per minute" class="number">
        {handling === undefined ? '–' : countText(handling.handledLately / LATELY_MINUTES)}
      </td>
      <td data-label="Failed" class="number">
        <Alarming count={handling?.failed} search="outcome:failed" />
      </td>
      <td data-label="Quarantined" class="number">
        <Alarming count={users} />
      </td>
      <td data-label="Dead" class="number">
        <Alarming count={dead + notDelivered} />
      </td>
      <td>{kind === 'consumer' ? null : <FlowButton subscriber={subscriber} isPaused={isPaused} />}</td>
    </tr>
  );
}

/** A count that is well as 0, and leads further as anything else. */
function Alarming({ count, search }: { readonly count: number | undefined; readonly search?: string }) {
  if (count === undefined) return <>–</>;
  if (count === 0) return <>0</>;
  return (
    <PlaceLink to={search === undefined ? { screen: 'dead' } : { screen: 'events', search }}>
      <strong>{countText(count)}</strong>
    </PlaceLink>
  );
}

function FlowButton({ subscriber, isPaused }: { readonly subscriber: string; readonly isPaused: boolean }) {
  const name = isPaused ? 'resume' : 'pause';
  const ask = () =>
    askToChange({
      question: isPaused ? `Resume ${subscriber}?` : `Pause ${subscriber}?`,
      name,
      body: { subscriber },
      command: [name, subscriber],
      tell: ({ after, waiting, inHand }: Switched, isDone: boolean) =>
        `${isDone ? `It is ${after}` : `It is ${after} now`}: ${counted(waiting, 'event')} waiting, ${countText(inHand)} in hand. ${isPaused ? 'What waits comes first.' : 'Events wait in its queue, in order, for up to 14 days.'}`,
    });
  return (
    <button
      type="button"
      class="quiet"
      aria-label={`${isPaused ? 'Resume' : 'Pause'} ${subscriber}`}
      onClick={ask}
    >
      {isPaused ? 'Resume' : 'Pause'}
    </button>
  );
}
