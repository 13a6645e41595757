import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { LiveRow } from '../../contract.ts';
import { isHeld } from '../state/hold.ts';
import { recentRows, rowsAfter } from '../state/live.ts';
import { type PausedRows, takeRows } from '../state/paused-rows.ts';
import { counted } from '../text/figures.ts';

interface LiveListProps {
  /** Which rows it takes. */
  readonly takes: (row: LiveRow) => boolean;
  readonly most: number;
  /** What one is called. */
  readonly noun: string;
  readonly children: (rows: readonly LiveRow[]) => ComponentChildren;
}

/**
 * Rows as they come, newest first. While somebody points at them, has scrolled or focused them, or has paused the page, new ones
 * wait and are counted.
 */
export function LiveList({ takes, most, noun, children }: LiveListProps) {
  const rows = useSignal<PausedRows<LiveRow>>({
    shown: recentRows.peek().filter(takes).slice(0, most),
    waiting: [],
  });
  const attention = useSignal({ pointer: false, focus: false, scrolled: false });
  const box = useRef<HTMLDivElement>(null);
  const isPaused = isHeld.value || Object.values(attention.value).some(Boolean);
  const take = (came: readonly LiveRow[], paused: boolean) => {
    rows.value = takeRows(rows.peek(), came, { isPaused: paused, most });
  };
  useSignalEffect(() => {
    const known = Math.max(0, ...[...rows.peek().shown, ...rows.peek().waiting].map(({ number }) => number));
    const fresh = rowsAfter(known).filter(takes);
    const paused = isHeld.peek() || Object.values(attention.peek()).some(Boolean);
    if (fresh.length > 0) take(fresh, paused);
  });
  useSignalEffect(() => {
    if (!isHeld.value && !Object.values(attention.value).some(Boolean) && rows.peek().waiting.length > 0)
      take([], false);
  });
  const notice = (what: Partial<typeof attention.value>) => {
    attention.value = { ...attention.peek(), ...what };
  };
  const { shown, waiting } = rows.value;
  const showWaiting = () => {
    box.current?.scrollTo(0, 0);
    take([], false);
  };
  return (
    <div class="live-list">
      <p class="live-state">
        <span class={isPaused ? 'mark busy' : 'mark fine'}>
          <span class="shape" aria-hidden="true">
            {isPaused ? '‖' : '●'}
          </span>
          {isPaused ? 'paused' : 'live'}
        </span>
        <button type="button" class="quiet" hidden={waiting.length === 0} onClick={showWaiting}>
          Show {waiting.length} new
        </button>
        <span class="unseen" aria-live="polite">
          {waiting.length === 0 ? '' : `${counted(waiting.length, `new ${noun}`)} waiting`}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody looks */}
      <div
        ref={box}
        class="scroller"
        onMouseEnter={() => notice({ pointer: true })}
        onMouseLeave={() => notice({ pointer: false })}
        onFocusIn={() => notice({ focus: true })}
        onFocusOut={() => notice({ focus: false })}
        onScroll={({ currentTarget }) => notice({ scrolled: currentTarget.scrollTop > 0 })}
      >
        {children(shown)}
      </div>
    </div>
  );
}
