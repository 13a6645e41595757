import type { BrokenPart } from '../../console/start-console.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import { dynamoDbError, type EngineCall, SNS_IS_DOWN } from './engine-call.ts';
import type { Fate } from './engine-gate.ts';

type Broken = ReadonlyMap<BrokenPart['fault'], Pick<BrokenPart, 'handler' | 'user'>>;

const WRITES: readonly string[] = [
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
];
/** Longer than a delivery waits for the ledger, and shorter than the provider waits for its answer. */
const SLOW_MILLISECONDS = 1_500;

/** What becomes of a call to DynamoDB. */
export function fateAtTables(
  { operation, body }: EngineCall,
  broken: Broken,
  { ledgerTable, tables }: Pick<StageDescription, 'ledgerTable' | 'tables'>,
): Fate {
  const concerns = (table: string) => body.includes(`"${table}"`);
  if (concerns(ledgerTable)) {
    if (broken.has('ledger-down')) return { instead: dynamoDbError(500, 'InternalServerError') };
    if (broken.has('ledger-slow')) return { delayMilliseconds: SLOW_MILLISECONDS };
  }
  const { handler = '', user } = broken.get('user-fails') ?? {};
  const isOfUser = user !== undefined && body.includes(user) && WRITES.includes(operation);
  // An SDK tries again what the service is to blame for: this is the item's fault.
  if (isOfUser && Object.values(tables[handler] ?? {}).some(concerns))
    return { instead: dynamoDbError(400, 'ValidationException') };
  return {};
}

/** What becomes of a call to SNS. What dies is killed by `kill`, once. */
export function fateAtTopics(
  { operation, body }: EngineCall,
  broken: Broken,
  { topicArn, kill }: Pick<StageDescription, 'topicArn'> & { readonly kill: () => void },
): Fate {
  if (new URLSearchParams(body).get('TopicArn') !== topicArn) return {};
  if (broken.has('topic-down')) return { instead: SNS_IS_DOWN };
  // The drain publishes in batches.
  return broken.has('intake-dies') && operation === 'Publish' ? { after: kill } : {};
}
