import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { LiveRow } from '../../contract.ts';
import { isSince, type Look } from '../text/is-since.ts';
import { followRows, newestNumber } from './live.ts';
import { session } from './session.ts';
import { type Loading, useAnswer } from './use-answer.ts';

/** A look takes a while where much comes, and the next must not overtake it. */
const BETWEEN_LOOKS_MILLISECONDS = 1_000;

/** A list of events, and what came since it was asked for. */
export interface FreshEvents<Data> {
  readonly answer: Signal<Loading<Data>>;
  /** How many were accepted since then. */
  readonly count: Signal<number>;
  readonly renew: () => void;
}

/**
 * Asks for events, and on this machine again while something happens to them and nobody looks. Of a deployed stage every look costs
 * and takes a while: there somebody asks for it.
 */
export function useFreshEvents<Data>(
  path: string | undefined,
  { isPaused, isNewest }: { readonly isPaused: ReadonlySignal<boolean>; readonly isNewest: boolean },
): FreshEvents<Data> {
  const version = useSignal(0);
  const count = useSignal(0);
  const isStale = useRef(false);
  const lookedAt = useRef(0);
  const look = useRef<Look>({ at: Date.now(), isLocal: session.peek()?.isLocal === true });
  const seen = useRef(newestNumber());
  const answer = useAnswer<Data>(path, version.value);
  const renew = () => {
    isStale.current = false;
    lookedAt.current = performance.now();
    look.current = { ...look.current, at: Date.now() };
    count.value = 0;
    version.value = version.peek() + 1;
  };
  const renewIfFree = () => {
    const isDue = performance.now() - lookedAt.current >= BETWEEN_LOOKS_MILLISECONDS;
    const isFree = isNewest && !isPaused.peek() && !answer.peek().isLoading;
    if (isStale.current && isDue && isFree && session.peek()?.isLocal) renew();
  };
  const onRows = useRef(renewIfFree);
  onRows.current = renewIfFree;
  useEffect(() => {
    const leave = followRows(seen.current, (all) => {
      const rows = all.filter((row) => isSince(row, look.current));
      if (rows.length === 0) return;
      isStale.current = true;
      count.value = count.peek() + rows.filter(isAccepted).length;
      onRows.current();
    });
    const timer = setInterval(() => onRows.current(), BETWEEN_LOOKS_MILLISECONDS);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, []);
  useSignalEffect(() => {
    if (!isPaused.value) onRows.current();
  });
  useLayoutEffect(() => {
    // What is asked for now has what came until now.
    isStale.current = false;
    look.current = { ...look.current, at: Date.now() };
    count.value = 0;
  }, [path]);
  return { answer, count, renew };
}

function isAccepted(row: LiveRow): boolean {
  return row.kind === 'delivery' && row.outcome === 'accepted';
}
