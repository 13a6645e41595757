import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Flag, UNSET_FLAG } from '../core/parked/flag.ts';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { unlessConditionFails } from './unless-condition-fails.ts';

const KEY = { group: { S: PARKED_TABLE.flag }, position: { S: PARKED_TABLE.flag } };
const IS_UNSET = 'attribute_not_exists(#state)';
const IS_AS_READ = '#state = :before AND epoch = :epochBefore';

/** The flag, as one item of the table of parked events. */
export class DynamoDbFlag {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async read(): Promise<Flag> {
    const command = new GetItemCommand({ TableName: this.#table, Key: KEY, ConsistentRead: true });
    const { Item } = await inTime(CALL_BUDGETS.flag, () => this.#client.send(command));
    if (Item === undefined) return UNSET_FLAG;
    return {
      state: Item['state']?.S as Flag['state'],
      epoch: Number(Item['epoch']?.N),
      episode: Number(Item['episode']?.N),
      adopted: Item['adopted']?.BOOL === true,
    };
  }

  /** Writes the flag unless it is no longer as it was read; undefined where it is not. */
  async change(before: Flag, after: Flag): Promise<Flag | undefined> {
    const isUnset = before.state === 'unset';
    const command = new UpdateItemCommand({
      TableName: this.#table,
      Key: KEY,
      UpdateExpression: 'SET #state = :state, epoch = :epoch, episode = :episode, adopted = :adopted',
      ConditionExpression: isUnset ? IS_UNSET : IS_AS_READ,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':state': { S: after.state },
        ':epoch': { N: String(after.epoch) },
        ':episode': { N: String(after.episode) },
        ':adopted': { BOOL: after.adopted },
        ...(isUnset ? {} : { ':before': { S: before.state }, ':epochBefore': { N: String(before.epoch) } }),
      },
    });
    const answer = await unlessConditionFails(inTime(CALL_BUDGETS.flag, () => this.#client.send(command)));
    return answer === 'condition-failed' ? undefined : after;
  }
}
