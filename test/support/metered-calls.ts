import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A request that left the SDK, repeats included, and what the engine says that it consumed. */
export interface MeteredCall {
  /** Such as `PutItem`. */
  readonly name: string;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** The engine refused it. It does not say then what that consumed: a failed condition is one write of the item. */
  readonly refused: boolean;
}

interface Consumed {
  readonly CapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
}

/** Writes down every request that a client makes from now on, as it is on the wire. */
export function meteredCalls(client: DynamoDBClient): MeteredCall[] {
  const calls: MeteredCall[] = [];
  client.middlewareStack.add(
    (next) => (args) => next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } }),
    { step: 'initialize' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const name = nameOf(args.request);
      try {
        const result = await next(args);
        calls.push({ name, ...unitsOf(name, result.output), refused: false });
        return result;
      } catch (error) {
        calls.push({ name, writeUnits: 0, readUnits: 0, refused: true });
        throw error;
      }
    },
    // Behind the SDK's own retries, so that each attempt counts.
    { step: 'finalizeRequest', priority: 'low' },
  );
  return calls;
}

/** How often each request was made. */
export function requestsOf(calls: readonly MeteredCall[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(calls, ({ name }) => name)].map(([name, all]) => [name, all.length]),
  );
}

/** What was consumed in all. */
export function unitsConsumed(calls: readonly MeteredCall[]) {
  return {
    write: calls.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
    read: calls.reduce((sum, { readUnits }) => sum + readUnits, 0),
  };
}

function nameOf(request: unknown): string {
  const { headers = {} } = request as { readonly headers?: Readonly<Record<string, string>> };
  return headers['x-amz-target']?.split('.')[1] ?? 'unknown';
}

function unitsOf(name: string, output: unknown): Pick<MeteredCall, 'writeUnits' | 'readUnits'> {
  const { ConsumedCapacity = [] } = output as { readonly ConsumedCapacity?: Consumed | readonly Consumed[] };
  const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  const isRead = /^(Get|BatchGet|TransactGet|Query|Scan)/.test(name);
  return isRead ? { writeUnits: 0, readUnits: units } : { writeUnits: units, readUnits: 0 };
}
