import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Requests = Readonly<Record<string, unknown[] | { readonly Keys: unknown[] }>>;

/** Lets the engine behind a client get to the first item of a batch only, as DynamoDB may when it is busy. */
export function getsToOneOfEach(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const left = commandName === 'BatchGetItemCommand' ? 'UnprocessedKeys' : 'UnprocessedItems';
        if (!commandName?.startsWith('Batch')) return await next(args);
        const { RequestItems } = args.input as { readonly RequestItems: Requests };
        const answer = await next({
          ...args,
          input: { ...args.input, RequestItems: partOf(RequestItems, 0, 1) },
        });
        Object.assign(answer.output, { [left]: partOf(RequestItems, 1) });
        return answer;
      },
    { step: 'initialize', priority: 'low' },
  );
}

/** The requests of one table from one on, up to another; nothing where none is left. */
function partOf(requests: Requests, from: number, to?: number): Requests {
  const parts = Object.entries(requests).map(([table, request]) => {
    if (Array.isArray(request)) return [table, request.slice(from, to)] as const;
    return [table, { ...request, Keys: request.Keys.slice(from, to) }] as const;
  });
  return Object.fromEntries(parts.filter(([, part]) => (Array.isArray(part) ? part : part.Keys).length > 0));
}
