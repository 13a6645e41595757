import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Problem } from '../../contract.ts';
import { askServer } from './ask-server.ts';

/** What a screen asked for. What was there before stays until there is something newer. */
export interface Loading<Data> {
  readonly data?: Data;
  readonly problem?: Problem;
  readonly isLoading: boolean;
}

/** Asks for what the address says, and again whenever it or `version` changes. */
export function useAnswer<Data>(path: string | undefined, version = 0): Signal<Loading<Data>> {
  const loading = useSignal<Loading<Data>>({ isLoading: true });
  const loaded = useSignal<string | undefined>(undefined);
  // After the first picture it would be asked for some frames later.
  useLayoutEffect(() => {
    if (path === undefined) return;
    let isWanted = true;
    // Of another address nothing is kept: it would be taken for what is asked for.
    const kept = loaded.peek() === path ? loading.peek().data : undefined;
    loading.value = { isLoading: true, ...(kept === undefined ? {} : { data: kept }) };
    void askServer<Data>(path).then((answer) => {
      if (!isWanted) return;
      const before = loading.peek().data;
      loaded.value = path;
      if ('data' in answer) loading.value = { isLoading: false, data: answer.data };
      else
        loading.value = {
          isLoading: false,
          problem: answer.problem,
          ...(before === undefined ? {} : { data: before }),
        };
    });
    return () => {
      isWanted = false;
    };
  }, [path, version]);
  return loading;
}
