import type { MarkedEvent } from '../../../../ops/events/list-marked-events.ts';
import { askToRedeliver } from '../../parts/ask-to-redeliver.ts';
import { PlaceLink } from '../../parts/place-link.tsx';
import { RedeliverTo } from '../../parts/redeliver-to.tsx';
import { type ChosenEvents, choose, chooseNone, chosenOf, keyOf } from '../../state/chosen-events.ts';
import { readSearch, withFilter } from '../../state/search.ts';
import { counted } from '../../text/figures.ts';
import { type Redelivery, timeOf, whatMatches } from '../../text/redelivery.ts';

interface RedeliverBarProps {
  readonly search: string;
  /** Those of this page. */
  readonly events: readonly MarkedEvent[];
}

/** Brings what is chosen, or what the search finds, to a subscriber once more. */
export function RedeliverBar({ search, events }: RedeliverBarProps) {
  const chosen = chosenOf(search);
  const here = events.filter((event) => chosen.has(keyOf(event))).length;
  const elsewhere = chosen.size - here;
  return (
    <section class="redeliver" aria-label="Re-deliver">
      <RedeliverTo>
        {(to) => (
          <>
            <button type="button" disabled={chosen.size === 0} onClick={() => askAboutChosen(to, chosen)}>
              Re-deliver {chosen.size === 0 ? 'chosen events' : counted(chosen.size, 'chosen event')}
            </button>
            {search === '' ? null : <AllThatMatch to={to} search={search} />}
            <label>
              <input
                type="checkbox"
                checked={here > 0 && here === events.length}
                onChange={({ currentTarget }) => choose(search, events, currentTarget.checked)}
              />{' '}
              choose all of this page
            </label>
            <button type="button" class="quiet" hidden={chosen.size === 0} onClick={() => chooseNone(search)}>
              Choose none
            </button>
            <span class="faint" aria-live="polite">
              {elsewhere === 0 ? '' : `${counted(elsewhere, 'event')} chosen that this page does not show`}
            </span>
          </>
        )}
      </RedeliverTo>
    </section>
  );
}

type To = Pick<Redelivery, 'subscriber' | 'onlyMissing'>;

function askAboutChosen(to: To, chosen: ChosenEvents): void {
  const events = [...chosen.values()];
  const time = timeOf(events.map(({ received }) => received));
  const recent = events.filter(({ isRecent }) => isRecent);
  askToRedeliver(
    { ...to, events: [...chosen.keys()], ...time },
    counted(chosen.size, 'chosen event'),
    new Map(recent.map((event) => [keyOf(event), event.received])),
  );
}

function AllThatMatch({ to, search }: { readonly to: To; readonly search: string }) {
  const matching = whatMatches(readSearch(search));
  if ('what' in matching)
    return (
      <button type="button" onClick={() => askToRedeliver({ ...to, ...matching.what }, `all of ${search}`)}>
        Re-deliver all that match
      </button>
    );
  if (matching.lacks === 'outcome') return <small class="faint">by outcome, choose them</small>;
  const bounded = withFilter(search, { key: 'after', value: '24h' });
  return (
    <small>
      <PlaceLink to={{ screen: 'events', search: bounded }}>Add after:24h</PlaceLink> to re-deliver all that
      match
    </small>
  );
}
