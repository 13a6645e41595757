import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** How a table is kept. */
export interface TableState {
  readonly arn: string;
  /** DynamoDB's word: `ACTIVE`, `CREATING`. */
  readonly status: string;
  readonly refusesDeletion: boolean;
  readonly pointInTimeRecovery: boolean;
  readonly timeToLive?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** How tables are kept, which no item of theirs says. */
export class DynamoDbTableStates {
  readonly #client: DynamoDBClient;

  constructor(connection: Connection) {
    this.#client = translated(new DynamoDBClient(operatorSettings(connection)), connection);
  }

  /** Undefined where there is no such table. */
  async state(table: string): Promise<TableState | undefined> {
    try {
      return await this.#state(table);
    } catch (error) {
      if (error instanceof Error && /^(Resource|Table)NotFoundException$/.test(error.name)) return undefined;
      throw error;
    }
  }

  async #state(TableName: string): Promise<TableState> {
    const { Table = {} } = await this.#client.send(new DescribeTableCommand({ TableName }));
    const { TableArn: arn = '', TableStatus: status = '', DeletionProtectionEnabled } = Table;
    const [backups, timeToLive, tags] = await Promise.all([
      this.#client.send(new DescribeContinuousBackupsCommand({ TableName })),
      this.#client.send(new DescribeTimeToLiveCommand({ TableName })),
      this.#client.send(new ListTagsOfResourceCommand({ ResourceArn: arn })),
    ]);
    const { PointInTimeRecoveryDescription } = backups.ContinuousBackupsDescription ?? {};
    const { AttributeName, TimeToLiveStatus = '' } = timeToLive.TimeToLiveDescription ?? {};
    const own = (tags.Tags ?? []).filter(({ Key = '' }) => !Key.startsWith('aws:'));
    return {
      arn,
      status,
      refusesDeletion: DeletionProtectionEnabled === true,
      pointInTimeRecovery: PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
      ...(AttributeName !== undefined && /^ENABL/.test(TimeToLiveStatus)
        ? { timeToLive: AttributeName }
        : {}),
      tags: Object.fromEntries(own.map(({ Key = '', Value = '' }) => [Key, Value])),
    };
  }

  close(): void {
    this.#client.destroy();
  }
}
