import { signal } from '@preact/signals';

/** The time, as far as ages are concerned. */
export const now = signal(new Date());

/** Lets it go on. */
export function startClock(): void {
  setInterval(() => {
    now.value = new Date();
  }, 5_000);
}
