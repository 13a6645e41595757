import { signal } from '@preact/signals';
import { isPausedAt, withPause } from './place.ts';

/** Whether somebody has paused the page: nothing moves until it goes on. Its address says it, so that a link to it is paused too. */
export const isHeld = signal(isPausedAt(location));

/** Pauses the page, or lets it go on. */
export function toggleHold(): void {
  isHeld.value = !isHeld.peek();
  history.replaceState(null, '', withPause(location.pathname + location.search, isHeld.peek()));
}

/** Goes by the address: the browser went back or forward. */
export function readHold(): void {
  isHeld.value = isPausedAt(location);
}
