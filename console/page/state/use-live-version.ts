import { useSignal, useSignalEffect } from '@preact/signals';
import type { LiveRow } from '../../contract.ts';
import { isHeld } from './hold.ts';
import { arrived } from './live.ts';

/** A number that grows whenever a row comes that a screen is about: what it shows is to be asked for again. */
export function useLiveVersion(isAbout: (row: LiveRow) => boolean): number {
  const version = useSignal(0);
  useSignalEffect(() => {
    if (arrived.value.rows.some(isAbout) && !isHeld.peek()) version.value = version.peek() + 1;
  });
  return version.value;
}
