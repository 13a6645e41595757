import type { QuarantineRequest } from '../../lambda/handler-kit/quarantine-request.ts';
import { createInvoker } from './invoke-function.ts';
import type { Done, ListedUser } from './quarantine-lines.ts';

/** Asks a handler's function about its quarantine, by Lambda's API. */
export interface QuarantineAsker {
  list(functionName: string): Promise<readonly ListedUser[]>;
  /** Releases until the line is empty or something fails, however often the function's time is over. */
  release(functionName: string, group: string): Promise<Done>;
  drop(functionName: string, event: Omit<DropRequest, 'quarantine'>): Promise<Done>;
  close(): void;
}

type DropRequest = Extract<QuarantineRequest, { readonly quarantine: 'drop' }>;

export function createAsker(region: string, endpoint: string): QuarantineAsker {
  const invoker = createInvoker(region, endpoint);
  const ask = async <Answer>(functionName: string, request: QuarantineRequest) =>
    (await invoker.invoke(functionName, request)) as Answer;
  return {
    async list(functionName) {
      return (await ask<{ readonly groups: readonly ListedUser[] }>(functionName, { quarantine: 'list' }))
        .groups;
    },
    async release(functionName, group) {
      for (let handled = 0; ; ) {
        const answer = await ask<Extract<Done, { readonly handled: number }>>(functionName, {
          quarantine: 'release',
          group,
        });
        handled += answer.handled;
        if (answer.done !== 'out-of-time') return { ...answer, handled };
      }
    },
    drop: (functionName, { group, sequence, reason }) =>
      ask(functionName, { quarantine: 'drop', group, sequence, reason }),
    close: () => invoker.close(),
  };
}
