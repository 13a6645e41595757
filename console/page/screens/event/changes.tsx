import { useSignal } from '@preact/signals';
import type { ShownPayload } from '../../../../ops/event/show-payload.ts';
import type { ListedEvent } from '../../../../ops/events/list-events.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ToggleButton } from '../../parts/toggle-button.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { changesBetween, MOST_CHANGES } from '../../text/changes-between.ts';
import { inertText } from '../../text/inert-text.ts';
import { maskOf } from '../../text/mask.ts';
import { payloadIn } from '../../text/payload-in.ts';
import { type ArchivedKey, payloadPath } from '../../text/payload-path.ts';

interface ChangesProps {
  readonly before: ListedEvent;
  readonly after: ArchivedKey;
}

/** What is different from an event of the user before: read when it is opened, and masked as any payload. */
export function Changes({ before, after }: ChangesProps) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        What is different from <code>{inertText(before.type.slice(0, LONGEST))}</code> of{' '}
        <Moment at={before.received} />
      </summary>
      {isOpen.value ? <Compared before={before} after={after} /> : null}
    </details>
  );
}

function Compared({ before, after }: ChangesProps) {
  const old = useAnswer<ShownPayload>(payloadPath(before)).value;
  const current = useAnswer<ShownPayload>(payloadPath(after)).value;
  const problem = old.problem ?? current.problem;
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (old.data === undefined || current.data === undefined)
    return <p class="faint">Reading both from the archive …</p>;
  return <ChangeTable before={old.data.envelope} after={current.data.envelope} />;
}

/** The differences of two envelopes' payloads. */
export function ChangeTable({ before, after }: { readonly before: string; readonly after: string }) {
  const isShown = useSignal(false);
  const [old, current] = [payloadIn(before), payloadIn(after)];
  if (old === undefined || current === undefined)
    return (
      <ProblemNote problem={{ code: 'failed', message: 'one of the payloads is no JSON: see it raw' }} />
    );
  const changes = changesBetween(old.data, current.data);
  if (changes.length === 0)
    return (
      <p class="faint">
        {old.text === current.text
          ? 'Nothing: both say the same.'
          : 'Nothing but how it is written, or digits that are not kept: see each raw.'}
      </p>
    );
  return (
    <>
      <p class="buttons">
        <ToggleButton isOn={isShown} on="Mask all values" off="Show all values" />
      </p>
      <div class="wide">
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.path}>
                <th scope="row">
                  <code>{inertText(change.path.slice(0, LONGEST) || 'data')}</code>
                </th>
                <td data-label="Before">{valueText(change.before, isShown.value)}</td>
                <td data-label="Now">{valueText(change.after, isShown.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changes.length < MOST_CHANGES ? null : <p class="faint">The first {MOST_CHANGES} of them.</p>}
    </>
  );
}

/** A longer value is cut: its payload has all of it. */
const LONGEST = 200;

function valueText(value: unknown, isShown: boolean): string {
  if (value === undefined) return 'not there';
  if (!isShown) return maskOf(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return inertText(String(value).slice(0, LONGEST));
}
