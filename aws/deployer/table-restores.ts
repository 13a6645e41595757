import {
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { type Connection, operatorSettings, translated } from '../operator/connection.ts';

/** Copies of tables as they were, and what a copy lacks. */
export class TableRestores {
  readonly #client: DynamoDBClient;

  constructor(connection: Connection) {
    this.#client = translated(new DynamoDBClient(operatorSettings(connection)), connection);
  }

  /** Begins a copy of a table as it was then. It has the items, keys, indexes and encryption of the table, and nothing else. */
  async begin(table: string, copy: string, at: Date): Promise<void> {
    await this.#client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: table,
        TargetTableName: copy,
        RestoreDateTime: at,
      }),
    );
  }

  /** Has items expire by an attribute. */
  async setTimeToLive(TableName: string, AttributeName: string): Promise<void> {
    const TimeToLiveSpecification = { Enabled: true, AttributeName };
    await this.#client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }

  /** Lets the table itself be restored. */
  async keepHistory(TableName: string): Promise<void> {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await this.#client.send(
      new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }),
    );
  }

  async refuseDeletion(TableName: string): Promise<void> {
    await this.#client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  }

  async tag(ResourceArn: string, tags: Readonly<Record<string, string>>): Promise<void> {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    await this.#client.send(new TagResourceCommand({ ResourceArn, Tags }));
  }

  close(): void {
    this.#client.destroy();
  }
}
