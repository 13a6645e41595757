import type { HandlerQuarantine, QuarantinedUser } from '../../../../ops/quarantine/list-quarantine.ts';
import { Ago } from '../../parts/moment.tsx';
import { EventLink, PlaceLink, UserLink } from '../../parts/place-link.tsx';
import { withFilter } from '../../state/search.ts';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';
import { groupByReason, type ReasonGroup } from '../../text/quarantine-reasons.ts';
import { splitGroup } from '../../text/split-group.ts';
import { askToDrop, askToRelease } from './ask-about-quarantined.ts';

interface QuarantineListProps {
  readonly handlers: readonly HandlerQuarantine[];
  readonly onChange: () => void;
}

/** Who is in quarantine, by handler and by why. */
export function QuarantineList({ handlers, onChange }: QuarantineListProps) {
  return handlers.flatMap(({ handler, users }) =>
    groupByReason(users).map((group) => (
      <article key={`${handler} ${group.reason}`} class="group">
        <h3>{handler}</h3>
        <p>
          <strong>{inertText(group.reason)}</strong>
        </p>
        <p>
          {counted(group.users.length, 'user')}, the first <Ago at={group.oldest} />. {laterText(group)}
        </p>
        <UserTable handler={handler} users={group.users} onChange={onChange} />
      </article>
    )),
  );
}

/** Whoever is in quarantine gets nothing handled before what is in front. */
function laterText({ behind }: ReasonGroup): string {
  return behind === 0
    ? 'Nothing of the same users came since.'
    : `Since then ${counted(behind, 'event')} of the same users came, and wait in line behind.`;
}

function UserTable({
  handler,
  users,
  onChange,
}: {
  readonly handler: string;
  readonly users: readonly QuarantinedUser[];
  readonly onChange: () => void;
}) {
  return (
    <div class="wide">
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">User</th>
            <th scope="col">Since</th>
            <th scope="col" class="number">
              Events
            </th>
            <th scope="col">First</th>
            <th scope="col">
              <span class="unseen">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow key={user.group} handler={handler} user={user} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserRow({
  handler,
  user,
  onChange,
}: {
  readonly handler: string;
  readonly user: QuarantinedUser;
  readonly onChange: () => void;
}) {
  const { group, openedAt, events, first } = user;
  const { source, name } = splitGroup(group);
  return (
    <tr>
      <th scope="row">
        <UserLink source={source} user={name} />
      </th>
      <td data-label="Since">
        <Ago at={openedAt} />
      </td>
      <td data-label="Events" class="number">
        {events}
      </td>
      <td data-label="First">
        {first?.id === undefined ? '–' : <EventLink source={source} id={first.id} />}
      </td>
      <td class="buttons">
        <button type="button" class="quiet" onClick={() => askToRelease(handler, group, onChange)}>
          Release
        </button>
        {first === undefined ? null : (
          <button
            type="button"
            class="quiet"
            onClick={() => askToDrop({ handler, group, event: first.id ?? first.sequence }, onChange)}
          >
            Drop the first
          </button>
        )}
        <PlaceLink to={{ screen: 'events', search: searchFor(source, name) }}>At other subscribers</PlaceLink>
      </td>
    </tr>
  );
}

/** Their events with where each is at every subscriber: what others did meanwhile. */
function searchFor(source: string, user: string): string {
  return withFilter(withFilter('', { key: 'source', value: source }), { key: 'user', value: user });
}
