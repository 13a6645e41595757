import { useSignal } from '@preact/signals';
import { ageText } from '../../../core/time/age-text.ts';
import type { FollowedUser } from '../../../ops/user/follow-user.ts';
import { Answered } from '../parts/answered.tsx';
import { CommandLine } from '../parts/command-line.tsx';
import { EmptyNote } from '../parts/empty-note.tsx';
import { Moment } from '../parts/moment.tsx';
import { EventLink } from '../parts/place-link.tsx';
import { useAnswer } from '../state/use-answer.ts';
import { inertText } from '../text/inert-text.ts';
import { DirectoryRows } from './user/directory-rows.tsx';
import { ForgetButton } from './user/forget-button.tsx';
import { Held } from './user/held.tsx';
import { RedeliverUser } from './user/redeliver-user.tsx';
import { Wallets } from './user/wallets.tsx';

interface UserScreenProps {
  readonly user: string;
  readonly source?: string;
}

/** One user: what the directory knows, what waits somewhere, and what happened. */
export function UserScreen({ user, source }: UserScreenProps) {
  const asked = new URLSearchParams({ user, ...(source === undefined ? {} : { source }) });
  const version = useSignal(0);
  const renew = () => {
    version.value += 1;
  };
  const path = user === '' ? undefined : `user?${asked}`;
  const answer = useAnswer<FollowedUser>(path, version.value).value;
  const { data } = answer;
  if (user === '')
    return <EmptyNote>No user is named. Choose one of the events, or search with user:…</EmptyNote>;
  return (
    <>
      <h1 class="title">
        <span class="faint">User</span> <bdi>{inertText(user)}</bdi>
      </h1>
      <Answered to={answer} doing="Reading the archive, and looking for what waits …">
        {(known) => (
          <>
            <Held user={user} held={known.held} unread={known.unread} onChange={renew} />
            <Wallets user={known} />
            <DirectoryRows users={known.directory} />
            <Timeline user={known} />
          </>
        )}
      </Answered>
      <CommandLine words={['user', user, ...(source === undefined ? [] : ['--source', source])]} />
      {data === undefined ? null : <RedeliverUser user={data} />}
      {data === undefined ? null : <ForgetButton user={data} onChange={renew} />}
    </>
  );
}

function Timeline({ user: { events, hasMore, problems } }: { readonly user: FollowedUser }) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">What happened</h2>
      {events.length === 0 ? (
        <EmptyNote>
          The archive has no event of this user yet; it has one a minute after its receipt.
        </EmptyNote>
      ) : null}
      <div class="wide">
        <table class="stacks">
          <tbody>
            {events.map(({ source, id, type, time, received, late }) => (
              <tr key={`${source}#${id}`}>
                <td class="time">
                  <Moment at={time} />
                </td>
                <td>{inertText(type)}</td>
                <td>
                  <EventLink source={source} id={id} />
                </td>
                <td>
                  {late === undefined ? null : (
                    <span class="mark busy">
                      <span class="shape" aria-hidden="true">
                        ↶
                      </span>
                      late: {ageText(late.seconds)} older than what came before it
                    </span>
                  )}
                </td>
                <td class="faint">
                  received <Moment at={received} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length === 0 ? null : <p>Not all of the archive could be read: events may be missing.</p>}
      {hasMore ? <p class="faint">There are older ones: search for user: with before:</p> : null}
    </section>
  );
}
