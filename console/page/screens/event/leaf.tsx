import { useSignal } from '@preact/signals';
import { inertText } from '../../text/inert-text.ts';
import { maskOf } from '../../text/mask.ts';
import type { Labels } from './tree.tsx';

/** A longer text is cut: raw has all of it. */
const LONGEST = 2_000;

interface LeafProps extends Labels {
  readonly value: unknown;
  readonly name: string;
  readonly isOpen: boolean;
}

/** A value that has no others in it: its mask, until somebody clicks on it. */
export function Leaf({ value, name, isOpen, head, beside }: LeafProps) {
  const isShown = useSignal(false);
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  const shows = isOpen || isShown.value;
  return (
    <p class="leaf">
      {head}
      {shows ? (
        <bdi class={typeof value === 'string' ? 'value text' : 'value'}>
          {inertText(text.slice(0, LONGEST))}
          {text.length > LONGEST ? (
            <span class="faint"> … {(text.length - LONGEST).toLocaleString('en')} more</span>
          ) : null}
        </bdi>
      ) : (
        <button
          type="button"
          class="masked"
          aria-label={`Show ${inertText(name)}: ${maskOf(value)}`}
          onClick={() => {
            isShown.value = true;
          }}
        >
          {maskOf(value)}
        </button>
      )}
      {beside}
    </p>
  );
}

/** As a provider could write it: it is text from outside like any value. */
export function TreeKey({
  name,
  isDrift,
  isUnknown,
}: {
  readonly name: string;
  readonly isDrift: boolean;
  readonly isUnknown: boolean;
}) {
  return (
    <span class="key">
      <bdi>{inertText(name.slice(0, 200))}</bdi>
      {isDrift ? <span class="mark bad"> ▲ drift</span> : null}
      {isUnknown ? <span class="mark busy"> ◇ unknown</span> : null}
    </span>
  );
}
