import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Connection, operatorSettings, patientHandler, translated } from './connection.ts';

/** What became of a run. */
export type RunResult =
  | { readonly ok: true; readonly answer: unknown }
  /** The function was reached, and failed. `reason` is what its runtime says of it. */
  | { readonly ok: false; readonly reason: string };

/** A function may take 15 minutes, and then a little for the way. */
const LONGEST_RUN_MILLISECONDS = 905_000;

/** Lambda's functions, for an operator. */
export class LambdaFunctions {
  readonly #client: LambdaClient;

  constructor(connection: Connection) {
    const client = new LambdaClient({
      ...operatorSettings(connection),
      requestHandler: patientHandler(LONGEST_RUN_MILLISECONDS),
      // A run that may have happened is not begun a second time.
      maxAttempts: 1,
    });
    this.#client = translated(client, connection);
  }

  /** Has the function run, and waits for its answer. */
  async invoke(functionName: string, request: unknown): Promise<RunResult> {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
    const { FunctionError, Payload } = await this.#client.send(command);
    const answer = JSON.parse(Payload?.transformToString() || 'null') as unknown;
    if (FunctionError === undefined) return { ok: true, answer };
    const { errorMessage } = (answer ?? {}) as { readonly errorMessage?: string };
    return { ok: false, reason: errorMessage ?? FunctionError };
  }

  close(): void {
    this.#client.destroy();
  }
}
