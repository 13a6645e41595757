import { useSignal } from '@preact/signals';
import type { QuarantinedUser } from '../../../../ops/quarantine/list-quarantine.ts';
import { Ago } from '../../parts/moment.tsx';
import { EventLink, UserLink } from '../../parts/place-link.tsx';
import { ToggleButton } from '../../parts/toggle-button.tsx';
import { splitGroup } from '../../text/split-group.ts';
import { askToDrop, askToRelease } from './ask-about-quarantined.ts';
import { LaterElsewhere } from './later-elsewhere.tsx';

interface QuarantinedUserRowProps {
  readonly handler: string;
  readonly user: QuarantinedUser;
  readonly onChange: () => void;
}

/** A user in quarantine, what can be done, and what others did since where somebody asks for it. */
export function QuarantinedUserRow({ handler, user, onChange }: QuarantinedUserRowProps) {
  const isAsked = useSignal(false);
  const { group, openedAt, events, first } = user;
  const { source, name } = splitGroup(group);
  return (
    <>
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
          <ToggleButton isOn={isAsked} on="At others since" off="At others since" />
        </td>
      </tr>
      {isAsked.value ? (
        <tr class="more">
          <td colSpan={5}>
            <LaterElsewhere handler={handler} group={group} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
