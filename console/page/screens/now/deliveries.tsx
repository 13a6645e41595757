import type { LiveRow } from '../../../contract.ts';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { LiveList } from '../../parts/live-list.tsx';
import { Moment } from '../../parts/moment.tsx';
import { EventLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { hasLooked } from '../../state/live.ts';
import { session } from '../../state/session.ts';
import { durationText } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';

/** As many deliveries as the first screen shows. */
const SHOWN = 20;

const isDelivery = ({ kind }: LiveRow) => kind === 'delivery';

/** The last deliveries, live. */
export function Deliveries() {
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">Last deliveries</h2>
      <LiveList takes={isDelivery} most={SHOWN} noun="delivery">
        {(rows) => (rows.length === 0 ? <NoDelivery /> : <DeliveryTable rows={rows} />)}
      </LiveList>
    </section>
  );
}

function NoDelivery() {
  const [source] = session.value?.sources ?? [];
  if (!hasLooked.value) return <p class="faint">Reading the logs …</p>;
  return (
    <EmptyNote {...(source === undefined ? {} : { command: ['send', source.name, 'user.created'] })}>
      Nothing was delivered in the last quarter of an hour. Send a sample:
    </EmptyNote>
  );
}

function DeliveryTable({ rows }: { readonly rows: readonly LiveRow[] }) {
  return (
    <div class="wide">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">UTC</th>
            <th scope="col">Outcome</th>
            <th scope="col">Type</th>
            <th scope="col">Source</th>
            <th scope="col">Event</th>
            <th scope="col" class="number">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DeliveryRow key={row.number} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeliveryRow({ row }: { readonly row: LiveRow }) {
  if (row.kind !== 'delivery') return null;
  const { at, outcome, reason, eventType, source, eventId, durationMilliseconds } = row;
  return (
    <tr>
      <td class="time">
        <Moment at={at} />
      </td>
      <td>
        <StateMark state={outcome} /> {reason === undefined ? null : <small class="faint">{reason}</small>}
      </td>
      <td>{inertText(eventType ?? '–')}</td>
      <td>{source}</td>
      <td>
        {eventId === undefined ? (
          <span class="faint">not verified</span>
        ) : (
          <EventLink source={source} id={eventId} />
        )}
      </td>
      <td class="number">{durationMilliseconds === undefined ? '–' : durationText(durationMilliseconds)}</td>
    </tr>
  );
}
