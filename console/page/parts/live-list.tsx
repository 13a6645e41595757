import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LiveRow } from '../../contract.ts';
import { followRows, missed, newestNumber, recentRows } from '../state/live.ts';
import { type PausedRows, takeRows } from '../state/paused-rows.ts';
import { useAttention } from '../state/use-attention.ts';
import { counted } from '../text/figures.ts';
import { missedText, waitingText } from '../text/waiting-text.ts';

interface LiveListProps {
  /** Which rows it takes. */
  readonly takes: (row: LiveRow) => boolean;
  readonly most: number;
  /** What one is called. */
  readonly noun: string;
  readonly children: (rows: readonly LiveRow[]) => ComponentChildren;
}

/**
 * Rows as they come, newest first. While somebody points at them, has scrolled past their beginning or focused them, or has paused
 * the page, new ones wait and are counted.
 */
export function LiveList({ takes, most, noun, children }: LiveListProps) {
  const seen = useRef(newestNumber());
  const rows = useSignal<PausedRows<LiveRow>>({
    shown: recentRows.peek().filter(takes).slice(0, most),
    waiting: [],
    count: 0,
  });
  const { isPaused, top, watching } = useAttention();
  const box = useRef<HTMLDivElement>(null);
  const take = (came: readonly LiveRow[], paused: boolean) => {
    rows.value = takeRows(rows.peek(), came, { isPaused: paused, most });
  };
  useEffect(
    () =>
      followRows(seen.current, (came) => {
        const taken = came.filter(takes);
        if (taken.length > 0) take(taken, isPaused.peek());
      }),
    [],
  );
  useSignalEffect(() => {
    if (!isPaused.value && rows.peek().count > 0) take([], false);
  });
  const { shown, count } = rows.value;
  const showWaiting = () => {
    box.current?.scrollTo(0, 0);
    top.current?.scrollIntoView();
    take([], false);
  };
  return (
    <div class="live-list" {...watching} onScroll={undefined}>
      <div ref={top} class="begins" />
      <p class="live-state">
        <span class={isPaused.value ? 'mark busy' : 'mark fine'}>
          <span class="shape" aria-hidden="true">
            {isPaused.value ? '‖' : '●'}
          </span>
          {isPaused.value ? 'paused' : 'live'}
        </span>
        <button type="button" class="quiet" hidden={count === 0} onClick={showWaiting}>
          {waitingText(count, most)}
        </button>
        <small class="faint">{missedText(missed.value)}</small>
        <span class="unseen" aria-live="polite">
          {count === 0 ? '' : `${counted(count, `new ${noun}`)} waiting`}
        </span>
      </p>
      <div ref={box} class="scroller" onScroll={watching.onScroll}>
        {children(shown)}
      </div>
    </div>
  );
}
