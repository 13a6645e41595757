import type { Assembly } from '../template/assembly.ts';
import { emptyApiDescription } from './api-description.ts';
import type { LocalStack } from './local-stack.ts';

/** A stack in which nothing is created yet. */
export function emptyStack(
  { stackName, assets }: Assembly,
  given: Pick<LocalStack, 'region' | 'clients' | 'secrets' | 'objects'>,
): LocalStack {
  return {
    ...given,
    stackName,
    assets,
    names: new Set(),
    tables: [],
    buckets: [],
    queues: [],
    topics: [],
    subscriptions: [],
    functions: [],
    mappings: [],
    schedules: [],
    api: emptyApiDescription(),
  };
}
