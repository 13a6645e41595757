import { ageText } from '../../../../core/time/age-text.ts';
import type { BrokenPart, Fault } from '../../../breakage.ts';
import { now } from '../../state/clock.ts';
import { FAULT_WORDS } from '../../text/fault-words.ts';

interface FaultRowProps {
  readonly fault: Fault;
  /** The handler that would fail. */
  readonly handler: string | undefined;
  readonly part: BrokenPart | undefined;
  readonly isAble: boolean;
  readonly turn: (fault: Fault, isOn: boolean) => void;
}

/** A part that can be broken: what will be seen, and until when it is. */
export function FaultRow({ fault, handler, part, isAble, turn }: FaultRowProps) {
  const { name, seen, after } = FAULT_WORDS[fault];
  const isOn = part !== undefined;
  return (
    <div class="trial">
      <p class="trial-name">
        <strong>{name}</strong>
        {fault === 'user-fails' && handler !== undefined ? <span class="faint"> ({handler})</span> : null}
        {isOn ? (
          <span class="mark bad" role="status">
            <span class="shape" aria-hidden="true">
              ▲
            </span>
            broken for another {left(part.until)}
          </span>
        ) : null}
      </p>
      <p>
        {seen} <span class="faint">Afterwards: {after}</span>
      </p>
      <button
        type="button"
        class={isOn ? 'main' : ''}
        disabled={!isAble}
        aria-label={`${isOn ? 'Mend' : 'Break'}: ${name}`}
        onClick={() => turn(fault, !isOn)}
      >
        {isOn ? 'Mend' : 'Break'}
      </button>
    </div>
  );
}

function left(until: string): string {
  return ageText(Math.max(0, (Date.parse(until) - now.value.getTime()) / 1_000));
}
