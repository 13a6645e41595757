import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Invokes functions of the pipeline that runs, by Lambda's API. */
export interface Invoker {
  /** What the function answers; throws where it fails. */
  invoke(functionName: string, request: unknown): Promise<unknown>;
  close(): void;
}

export function createInvoker(region: string, endpoint: string): Invoker {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new LambdaClient({ region, endpoint, credentials });
  return {
    async invoke(functionName, request) {
      const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
      const { FunctionError, Payload } = await client.send(command);
      const answer = JSON.parse(Payload?.transformToString() ?? 'null') as unknown;
      if (FunctionError === undefined) return answer;
      const { errorMessage } = answer as { readonly errorMessage?: string };
      throw new FunctionFailedError(errorMessage ?? FunctionError);
    },
    close: () => client.destroy(),
  };
}

/** The function was reached, and failed. */
export class FunctionFailedError extends Error {
  readonly code = 'function-failed';

  constructor(reason: string) {
    super(`the function failed: ${reason}`);
    this.name = 'FunctionFailedError';
  }
}
