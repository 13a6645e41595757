import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isHeld } from './hold.ts';
import { type Loading, useAnswer } from './use-answer.ts';

/** Asks again every so often, while nobody has paused the page, and at once when `renew` is called. */
export function useRenewed<Data>(
  path: string | undefined,
  milliseconds: number,
): { readonly answer: Signal<Loading<Data>>; readonly renew: () => void } {
  const version = useSignal(0);
  const renew = () => {
    version.value = version.peek() + 1;
  };
  const answer = useAnswer<Data>(path, version.value);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isHeld.peek() && !answer.peek().isLoading) renew();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
  return { answer, renew };
}
