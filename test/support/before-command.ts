import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Waits for something before each call of a kind that a client makes. */
export function before(client: DynamoDBClient, command: string, wait: () => Promise<unknown>): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === command) await wait();
        return await next(args);
      },
    { step: 'initialize' },
  );
}
