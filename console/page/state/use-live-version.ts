import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { LiveRow } from '../../contract.ts';
import { isHeld } from './hold.ts';
import { followRows, newestNumber } from './live.ts';

/** A number that grows whenever a row comes that a screen is about: what it shows is to be asked for again. */
export function useLiveVersion(isAbout: (row: LiveRow) => boolean): number {
  const version = useSignal(0);
  const about = useRef(isAbout);
  about.current = isAbout;
  const waits = useSignal(false);
  useEffect(
    () =>
      followRows(newestNumber(), (rows) => {
        if (rows.some(about.current)) waits.value = true;
      }),
    [],
  );
  useSignalEffect(() => {
    if (isHeld.value || !waits.value) return;
    waits.value = false;
    version.value = version.peek() + 1;
  });
  return version.value;
}
