import type { EventWay } from '../../../../ops/event/event-way.ts';
import type { Standing } from '../../../../ops/event/standing.ts';
import { askToRedeliver } from '../../parts/ask-to-redeliver.ts';
import { RedeliverTo } from '../../parts/redeliver-to.tsx';
import { timeOf } from '../../text/redelivery.ts';

/** Who does not have it is proposed first, and who gets it by other means last. */
const PROPOSED: readonly Standing['state'][] = ['unknown', 'dropped', 'failing', 'dead', 'quarantined'];

/** Brings this event to a subscriber once more. */
export function RedeliverEvent({ way }: { readonly way: EventWay }) {
  const { source, id, archive, received = way.publishedAt, subscribers } = way;
  const asked = subscribers.filter(({ state }) => state !== 'not-asked');
  if (received === undefined || asked.length === 0) return null;
  if (archive === 'withheld' || archive === 'missing') return <p class="faint">{NOT_THERE[archive]}</p>;
  const key = `${source}#${id}`;
  const rank = ({ state }: Standing) =>
    PROPOSED.includes(state) ? PROPOSED.indexOf(state) : PROPOSED.length;
  const among = asked.toSorted((one, other) => rank(one) - rank(other)).map(({ subscriber }) => subscriber);
  const stateAt = (name: string) => asked.find(({ subscriber }) => subscriber === name)?.state ?? '';
  return (
    <section aria-label="Re-deliver">
      <RedeliverTo among={among} hintOf={(name) => HINTS[stateAt(name)]}>
        {(to) => (
          <button
            type="button"
            onClick={() =>
              askToRedeliver(
                { ...to, events: [key], ...timeOf([received]) },
                id,
                new Map(archive === 'not-yet' ? [[key, received]] : []),
              )
            }
          >
            Re-deliver it
          </button>
        )}
      </RedeliverTo>
    </section>
  );
}

const NOT_THERE = {
  withheld: 'It cannot be re-delivered: it has key material, which the archive does not keep.',
  missing: 'It cannot be re-delivered: the archive does not have it.',
} as const;

const HINTS: Readonly<Record<string, string>> = {
  quarantined: 'Its user is in quarantine there, and it would join the line: release the user instead.',
  dead: 'It is a dead letter there: redrive that instead.',
};
