import { useSignal, useSignalEffect } from '@preact/signals';
import type { LiveRow } from '../../contract.ts';
import { isHeld } from './hold.ts';
import { newestNumber, rowsAfter } from './live.ts';

/** A number that grows whenever a row comes that a screen is about: what it shows is to be asked for again. */
export function useLiveVersion(isAbout: (row: LiveRow) => boolean): number {
  const version = useSignal(0);
  const seen = useSignal(newestNumber());
  useSignalEffect(() => {
    const rows = rowsAfter(seen.peek());
    if (isHeld.value || rows.length === 0) return;
    seen.value = newestNumber();
    if (rows.some(isAbout)) version.value = version.peek() + 1;
  });
  return version.value;
}
