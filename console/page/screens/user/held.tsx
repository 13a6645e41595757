import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import type { HeldEvent } from '../../../../ops/user/held-events.ts';
import { Moment } from '../../parts/moment.tsx';
import { EventLink, PlaceLink } from '../../parts/place-link.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { inertText } from '../../text/inert-text.ts';
import { askToReleaseParked } from '../dead/ask-about-parked.ts';
import { askToRelease } from '../dead/ask-about-quarantined.ts';

interface HeldProps extends Pick<FollowedUser, 'user' | 'held' | 'unread'> {
  readonly onChange: () => void;
}

/** What of a user waits for somebody, with what can be done about it. */
export function Held({ user, held, unread, onChange }: HeldProps) {
  return (
    <section aria-labelledby="held">
      <h2 id="held">What waits</h2>
      {unread.map(({ where, problem }) => (
        <ProblemNote key={where} of={where} problem={problem} />
      ))}
      {held.length === 0 ? (
        <p class="faint">
          {unread.length === 0 ? 'Nothing' : 'Of what could be looked at nothing'} of this user is parked, in
          quarantine or dead.
        </p>
      ) : (
        <div class="wide">
          <table class="stacks">
            <tbody>
              {held.map((event, index) => (
                <HeldRow
                  key={`${event.where} ${event.subscriber} ${event.source} ${event.id}`}
                  {...{ user, event, onChange }}
                  isFirst={held.findIndex((one) => isOfOneLine(one, event)) === index}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A line is released as a whole, its first event first. */
function isOfOneLine(a: HeldEvent, b: HeldEvent): boolean {
  return a.where === b.where && a.subscriber === b.subscriber && a.source === b.source;
}

interface HeldRowProps {
  readonly user: string;
  readonly event: HeldEvent;
  readonly isFirst: boolean;
  readonly onChange: () => void;
}

function HeldRow({ user, event, isFirst, onChange }: HeldRowProps) {
  const { where, subscriber, source, id, type, at, code } = event;
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
        <WhatToDo {...{ user, event, isFirst, onChange }} />
      </td>
    </tr>
  );
}

function WhatToDo({ user, event: { where, subscriber, source, id }, isFirst, onChange }: HeldRowProps) {
  if (where === 'parked')
    return <span class="faint">comes out by itself when the topic takes events again</span>;
  if (where === 'refused')
    return source === undefined || id === undefined ? null : (
      <button type="button" class="quiet" onClick={() => askToReleaseParked(`${source}#${id}`, onChange)}>
        Try again
      </button>
    );
  if (where !== 'quarantined') return <PlaceLink to={{ screen: 'dead' }}>Redrive or drop</PlaceLink>;
  if (!isFirst) return <span class="faint">waits in line behind</span>;
  return subscriber === undefined || source === undefined ? null : (
    <button
      type="button"
      class="quiet"
      onClick={() => askToRelease(subscriber, `${source}#${user}`, onChange)}
    >
      Release
    </button>
  );
}
