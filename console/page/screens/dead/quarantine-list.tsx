import type { QuarantineDropped } from '../../../../ops/quarantine/drop-quarantined.ts';
import type { HandlerQuarantine, QuarantinedUser } from '../../../../ops/quarantine/list-quarantine.ts';
import type { QuarantineReleased } from '../../../../ops/quarantine/release-quarantine.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { Ago } from '../../parts/moment.tsx';
import { EventLink, UserLink } from '../../parts/place-link.tsx';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';
import { splitGroup } from '../../text/split-group.ts';

interface QuarantineListProps {
  readonly handlers: readonly HandlerQuarantine[];
  readonly onChange: () => void;
}

/** Who is in quarantine, by handler. */
export function QuarantineList({ handlers, onChange }: QuarantineListProps) {
  return handlers
    .filter(({ users }) => users.length > 0)
    .map(({ handler, users }) => (
      <div key={handler} class="wide">
        <table class="stacks">
          <caption>{handler}</caption>
          <thead>
            <tr>
              <th scope="col">User</th>
              <th scope="col">Since</th>
              <th scope="col" class="number">
                Events
              </th>
              <th scope="col">First</th>
              <th scope="col">Why</th>
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
    ));
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
      <td data-label="Why">
        {inertText(
          [first?.failure?.code ?? 'no reason is kept', ...(first?.failure?.frames ?? []).slice(0, 1)].join(
            ' at ',
          ),
        )}
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
      </td>
    </tr>
  );
}

function askToRelease(handler: string, group: string, onDone: () => void): void {
  askToChange({
    question: `Hand the events of ${inertText(group)} back to ${handler}?`,
    name: 'release',
    body: { handler, group },
    command: ['quarantine', 'release', handler, group],
    onDone,
    tell: ({ users, released }: QuarantineReleased, isDone: boolean) => {
      const events = users.reduce((sum, user) => sum + user.events, 0);
      if (!isDone)
        return `${counted(events, 'event')} of ${counted(users.length, 'user')}, the oldest first.`;
      return released
        .map(({ handled, done }) => `${counted(handled, 'event')} handled, ${done.replaceAll('-', ' ')}`)
        .join('; ');
    },
  });
}

function askToDrop(
  body: { readonly handler: string; readonly group: string; readonly event: string },
  onDone: () => void,
): void {
  askToChange({
    question: `Take ${inertText(body.event)} out for good?`,
    name: 'drop-quarantined',
    body,
    command: ['quarantine', 'drop', body.handler, body.group, body.event],
    needsReason: true,
    onDone,
    tell: ({ done }: QuarantineDropped) =>
      `It is ${done.replaceAll('-', ' ')}. Those behind it stay until they are released.`,
  });
}
