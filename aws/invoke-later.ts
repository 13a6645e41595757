import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CLIENT_ATTEMPTS, clientSettings } from './call-budgets.ts';

/** A function, and the event that it is to run with. */
export interface Run {
  readonly functionName: string;
  readonly event: unknown;
}

/** Resolves when Lambda has taken the event: it runs the function by itself. */
export async function invokeLater(
  { functionName, event }: Run,
  options: { readonly abortSignal: AbortSignal },
): Promise<void> {
  const client = new LambdaClient(clientSettings(CLIENT_ATTEMPTS.functions));
  const Payload = JSON.stringify(event);
  const command = new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload });
  try {
    await client.send(command, options);
  } finally {
    client.destroy();
  }
}
