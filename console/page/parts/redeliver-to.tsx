import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { session } from '../state/session.ts';
import type { Redelivery } from '../text/redelivery.ts';

interface RedeliverToProps {
  /** Whom to choose from. @default all subscribers of the stage */
  readonly among?: readonly string[];
  /** What to know before it is brought to one. */
  readonly hintOf?: (subscriber: string) => string | undefined;
  /** What there is to bring. */
  readonly children: (to: Pick<Redelivery, 'subscriber' | 'onlyMissing'>) => ComponentChildren;
}

/** Asks to whom something is to be brought once more. */
export function RedeliverTo({ among, hintOf = () => undefined, children }: RedeliverToProps) {
  const { subscribers = [], hasArchive = false } = session.value ?? {};
  const choices = subscribers.filter(({ name }) => among?.includes(name) !== false);
  const [first] = among ?? choices.map(({ name }) => name);
  const picked = useSignal<string | undefined>(undefined);
  const isOnlyMissing = useSignal(false);
  if (!hasArchive)
    return (
      <p class="faint">
        Nothing can be re-delivered: this stage keeps no archive. Take out <code>archive: false</code>, and
        what comes from then on is kept.
      </p>
    );
  const subscriber = choices.find(({ name }) => name === (picked.value ?? first))?.name ?? first;
  if (subscriber === undefined) return null;
  // Of the others nobody knows what they have applied.
  const hasInbox = choices.some(({ name, kind }) => name === subscriber && kind === 'handler');
  const hint = hintOf(subscriber);
  return (
    <p class="buttons">
      <label>
        Re-deliver to{' '}
        <select
          value={subscriber}
          onChange={({ currentTarget }) => {
            picked.value = currentTarget.value;
          }}
        >
          {choices.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {hasInbox ? (
        <label>
          <input
            type="checkbox"
            checked={isOnlyMissing.value}
            onChange={({ currentTarget }) => {
              isOnlyMissing.value = currentTarget.checked;
            }}
          />{' '}
          only what its inbox lacks
        </label>
      ) : null}
      {children({ subscriber, ...(hasInbox && isOnlyMissing.value ? { onlyMissing: true } : {}) })}
      {hint === undefined ? null : <small class="faint">{hint}</small>}
    </p>
  );
}
