import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandOutput,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A line of a log group. */
export interface StoredLine {
  readonly at: Date;
  readonly text: string;
}

/** Which lines. */
export interface LineFilter {
  /** The first moment, inclusive. */
  readonly from: Date;
  /** The last, exclusive. */
  readonly until?: Date;
  /** What they have somewhere. */
  readonly text?: string;
}

/** CloudWatch Logs, for an operator. */
export class CloudWatchLogs {
  readonly #client: CloudWatchLogsClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudWatchLogsClient(operatorSettings(connection)), connection);
  }

  /** Oldest first, page by page. */
  async *read(logGroup: string, { from, until, text }: LineFilter): AsyncIterable<StoredLine> {
    const input = {
      logGroupName: logGroup,
      startTime: from.getTime(),
      // CloudWatch takes the last moment in.
      endTime: until === undefined ? undefined : until.getTime() - 1,
      filterPattern: text === undefined ? undefined : `"${text.replaceAll(/["\\]/g, '\\$&')}"`,
    };
    let next: string | undefined;
    do {
      const command = new FilterLogEventsCommand({ ...input, nextToken: next });
      const page: FilterLogEventsCommandOutput = await this.#client.send(command);
      for (const { timestamp = 0, message = '' } of page.events ?? [])
        yield { at: new Date(timestamp), text: message };
      next = page.nextToken;
    } while (next !== undefined);
  }

  /** Writes a line into a stream, which is made where it is not there yet. */
  async write(logGroup: string, stream: string, { at, text }: StoredLine): Promise<void> {
    const place = { logGroupName: logGroup, logStreamName: stream };
    try {
      await this.#client.send(new CreateLogStreamCommand(place));
    } catch (error) {
      if (!(error instanceof ResourceAlreadyExistsException)) throw error;
    }
    const logEvents = [{ timestamp: at.getTime(), message: text }];
    await this.#client.send(new PutLogEventsCommand({ ...place, logEvents }));
  }

  close(): void {
    this.#client.destroy();
  }
}
