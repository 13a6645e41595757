import { signal } from '@preact/signals';

/** Whether somebody has paused the page: nothing moves until it goes on. */
export const isHeld = signal(false);
