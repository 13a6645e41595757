import { cameSince } from '../../../../ops/dead/came-since.ts';
import type { DroppedLetters } from '../../../../ops/dead/drop-dead-letters.ts';
import type { DeadGroup } from '../../../../ops/dead/group-dead-letters.ts';
import type { Redriven } from '../../../../ops/dead/redrive-dead-letters.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { Ago } from '../../parts/moment.tsx';
import { EventLink } from '../../parts/place-link.tsx';
import { counted } from '../../text/figures.ts';
import { inertText } from '../../text/inert-text.ts';

interface DeadGroupListProps {
  readonly groups: readonly DeadGroup[];
  readonly onChange: () => void;
}

/** Dead letters by subscriber and reason. */
export function DeadGroupList({ groups, onChange }: DeadGroupListProps) {
  return groups.map((group) => (
    <article key={`${group.subscriber} ${group.kind} ${group.reason}`} class="group">
      <h3>
        {group.subscriber} <small class="faint">{group.kind.replaceAll('-', ' ')}</small>
      </h3>
      <p>
        <strong>{inertText(group.reason)}</strong>
      </p>
      <p>
        {counted(group.letters.length, 'message')} of {counted(group.users, 'user')}, the first{' '}
        <Ago at={group.oldest} />. {laterText(group)}
      </p>
      <details>
        <summary>Which</summary>
        <ul class="plain">
          {group.letters.map(({ messageId, id, source, type }) => (
            <li key={messageId}>
              {inertText(type ?? 'no event')}{' '}
              {id === undefined || source === undefined ? (
                <code>{messageId}</code>
              ) : (
                <EventLink source={source} id={id} />
              )}
            </li>
          ))}
        </ul>
      </details>
      <p class="buttons">
        <button type="button" class="quiet" onClick={() => askToRedrive(group, onChange)}>
          Redrive
        </button>
        <button type="button" class="quiet" onClick={() => askToDrop(group, onChange)}>
          Drop
        </button>
      </p>
    </article>
  ));
}

function laterText({ later, subscriber }: DeadGroup): string {
  if (later === undefined) return 'What came later of the same users is not known.';
  return `Since then, of the same users, to ${subscriber}: ${cameSince(later)}.${later.arrived === 0 ? '' : ' What is put back comes behind that.'}`;
}

/** What the two changes are about. */
function meant({ subscriber, kind, letters }: DeadGroup) {
  const ids = letters.map(({ id, messageId }) => id ?? messageId);
  return { subscriber, kind, ids };
}

function askToRedrive(group: DeadGroup, onDone: () => void): void {
  const body = meant(group);
  const kind = body.kind === 'not-delivered' ? ['--undelivered'] : [];
  askToChange({
    question: `Put ${counted(body.ids.length, 'dead letter')} back to ${body.subscriber}?`,
    name: 'redrive',
    body,
    command: ['dead', 'redrive', body.subscriber, ...body.ids, ...kind],
    onDone,
    tell: ({ plan, report }: Redriven) =>
      report === undefined
        ? `${counted(plan.letters, 'message')} would go back, of each user the oldest first.`
        : `${counted(report.sent, 'message')} went back.`,
  });
}

function askToDrop(group: DeadGroup, onDone: () => void): void {
  const body = meant(group);
  const kind = body.kind === 'not-delivered' ? ['--undelivered'] : [];
  askToChange({
    question: `Drop ${counted(body.ids.length, 'dead letter')} of ${body.subscriber} for good?`,
    name: 'drop-dead',
    body,
    command: ['dead', 'drop', body.subscriber, ...body.ids, ...kind],
    needsReason: true,
    onDone,
    tell: ({ letters, dropped }: DroppedLetters, isDone: boolean) =>
      isDone
        ? `${counted(dropped, 'message')} dropped.`
        : `${counted(letters.length, 'message')} would go. What is left of each is its event in the archive.`,
  });
}
