import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import type { HeldEvent } from '../../../../ops/user/held-events.ts';
import { Moment } from '../../parts/moment.tsx';
import { EventLink, PlaceLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { inertText } from '../../text/inert-text.ts';
import { askToRelease } from '../dead/ask-about-quarantined.ts';

interface HeldProps extends Pick<FollowedUser, 'user' | 'held'> {
  readonly onChange: () => void;
}

/** What of a user waits for somebody, with what can be done about it. */
export function Held({ user, held, onChange }: HeldProps) {
  if (held.length === 0) return <p class="faint">Nothing of this user is parked, in quarantine or dead.</p>;
  return (
    <section aria-labelledby="held">
      <h2 id="held">Waits for somebody</h2>
      <div class="wide">
        <table class="stacks">
          <tbody>
            {held.map((event) => (
              <HeldRow
                key={`${event.where} ${event.subscriber} ${event.source} ${event.id}`}
                {...{ user, event, onChange }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function HeldRow({
  user,
  event: { where, subscriber, source, id, type, at, code },
  onChange,
}: {
  readonly user: string;
  readonly event: HeldEvent;
  readonly onChange: () => void;
}) {
  const isDead = where === 'not-handled' || where === 'not-delivered';
  return (
    <tr>
      <td>
        <StateMark state={isDead ? 'dead' : where} />
      </td>
      <td>{subscriber ?? 'no subscriber has it yet'}</td>
      <td>{inertText(type ?? 'no event')}</td>
      <td>{source === undefined || id === undefined ? '–' : <EventLink source={source} id={id} />}</td>
      <td>{code === undefined ? '' : inertText(code)}</td>
      <td class="time">
        <Moment at={at} />
      </td>
      <td>
        {where === 'quarantined' && subscriber !== undefined && source !== undefined ? (
          <button
            type="button"
            class="quiet"
            onClick={() => askToRelease(subscriber, `${source}#${user}`, onChange)}
          >
            Release
          </button>
        ) : null}
        {isDead ? <PlaceLink to={{ screen: 'dead' }}>Redrive or drop</PlaceLink> : null}
      </td>
    </tr>
  );
}
