import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { QuarantineRequest } from '../../lambda/handler-kit/quarantine-request.ts';
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
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new LambdaClient({ region, endpoint, credentials });
  const ask = async (functionName: string, request: QuarantineRequest) => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
    const { FunctionError, Payload } = await client.send(command);
    const answer = JSON.parse(Payload?.transformToString() ?? 'null');
    if (FunctionError !== undefined) throw new Error(`the function failed: ${answer?.errorMessage}`);
    return answer;
  };
  return {
    async list(functionName) {
      return (await ask(functionName, { quarantine: 'list' })).groups;
    },
    async release(functionName, group) {
      for (let handled = 0; ; ) {
        const answer = await ask(functionName, { quarantine: 'release', group });
        handled += answer.handled;
        if (answer.done !== 'out-of-time') return { ...answer, handled };
      }
    },
    drop: (functionName, { group, sequence, reason }) =>
      ask(functionName, { quarantine: 'drop', group, sequence, reason }),
    close: () => client.destroy(),
  };
}
