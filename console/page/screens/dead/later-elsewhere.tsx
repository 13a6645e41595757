import { cameSince } from '../../../../ops/dead/came-since.ts';
import type { LaterAnswer } from '../../../contract.ts';
import { Answered } from '../../parts/answered.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { PlaceLink } from '../../parts/place-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { withFilter } from '../../state/search.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { inertText } from '../../text/inert-text.ts';
import { splitGroup } from '../../text/split-group.ts';

interface LaterElsewhereProps {
  readonly handler: string;
  readonly group: string;
}

/** What other subscribers got of a user since a handler has them in quarantine, and did. */
export function LaterElsewhere({ handler, group }: LaterElsewhereProps) {
  const asked = new URLSearchParams({ handler, group });
  const answer = useAnswer<LaterAnswer>(`later?${asked}`).value;
  const { source, name } = splitGroup(group);
  return (
    <>
      <Answered to={answer} doing="Looking what came since …">
        {(data) => <LaterList {...data} />}
      </Answered>
      <p>
        <PlaceLink to={{ screen: 'events', search: searchFor(source, name) }}>
          Each event, and where it is
        </PlaceLink>
      </p>
      <CommandLine words={['quarantine', 'show', handler, group]} />
    </>
  );
}

/** By subscriber, in words. */
export function LaterList({ elsewhere }: LaterAnswer) {
  if (elsewhere === undefined)
    return <p class="faint">What came since is not known: the archive tells, and there is none of this.</p>;
  if (elsewhere.length === 0) return <p class="faint">There is no other subscriber.</p>;
  return (
    <ul class="plain">
      <li class="faint">By the archive, which is a minute or two behind:</li>
      {elsewhere.map((later) => (
        <li key={later.subscriber}>
          <strong>{later.subscriber}</strong>{' '}
          {later.problem === undefined ? (
            cameSince(later)
          ) : (
            <>
              <StateMark state="unreadable" problem={later.problem} /> {inertText(later.problem.message)}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Their events with where each is at every subscriber. */
function searchFor(source: string, user: string): string {
  return withFilter(withFilter('', { key: 'source', value: source }), { key: 'user', value: user });
}
