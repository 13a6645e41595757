import type { HandlerQuarantine, QuarantinedUser } from '../../../../ops/quarantine/list-quarantine.ts';
import { Ago } from '../../parts/moment.tsx';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';
import { groupByReason, type ReasonGroup } from '../../text/quarantine-reasons.ts';
import { QuarantinedUserRow } from './quarantined-user-row.tsx';

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
            <QuarantinedUserRow key={user.group} handler={handler} user={user} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
