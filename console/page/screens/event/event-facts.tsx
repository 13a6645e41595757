import type { EventWay } from '../../../../ops/event/event-way.ts';
import { Moment } from '../../parts/moment.tsx';
import { UserLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { session } from '../../state/session.ts';
import { entryOf } from '../../text/entry-of.ts';
import { inertText } from '../../text/inert-text.ts';
import { problemWords } from '../../text/problem-words.ts';

/** What an event is, in short, and what is not as it should be with it. */
export function EventFacts({ way }: { readonly way: EventWay }) {
  const { type = '', source, user, environment, time, received, archive, problems, subscribers } = way;
  const later = archive === 'unreadable' ? 'the archive would say' : 'the archive will say';
  const problemAt = (where: string) => subscribers.find(({ subscriber }) => subscriber === where)?.problem;
  // Why a part could not be looked at is said above.
  const told = problems.filter(({ where }) => way.unread.every(({ part }) => part !== where));
  const meaning = entryOf(type, session.value?.catalogue ?? [])?.meaning;
  return (
    <>
      <dl class="facts">
        <Fact name="Type">
          {type === '' ? 'not known' : inertText(type)}
          <small class="faint">
            {' '}
            {type === '' ? later : (meaning ?? 'of no known type: handed on as it is')}
          </small>
        </Fact>
        <Fact name="Source">
          {source} {environment === undefined ? null : <small class="faint">{inertText(environment)}</small>}
        </Fact>
        <Fact name="User">
          {user === undefined ? (
            <span class="faint">none, or not known yet</span>
          ) : (
            <UserLink source={source} user={user} />
          )}
        </Fact>
        <Fact name="Happened">
          {time === undefined ? <span class="faint">{later}</span> : <Moment at={time} />}
        </Fact>
        <Fact name="Received">
          {received === undefined ? <span class="faint">see its way</span> : <Moment at={received} />}
        </Fact>
        <Fact name="Archive">{archive === 'unreadable' ? 'not known' : archive.replaceAll('-', ' ')}</Fact>
      </dl>
      {told.length === 0 ? null : (
        <ul class="problems">
          {told.map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              <StateMark state={what} problem={problemAt(where)} /> <strong>{where}</strong>{' '}
              {problemWords(what)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
