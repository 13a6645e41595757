import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** An alarm, and what it does when it rings. */
export interface CloudWatchAlarm {
  readonly name: string;
  readonly actions: readonly string[];
  readonly isSilenced: boolean;
}

/** CloudWatch's alarms, for an operator. */
export class CloudWatchAlarms {
  readonly #client: CloudWatchClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudWatchClient(operatorSettings(connection)), connection);
  }

  /** Those that are named after a pipeline, with a space behind its name. */
  async ofPipeline(pipelineName: string): Promise<readonly CloudWatchAlarm[]> {
    const found: CloudWatchAlarm[] = [];
    let next: string | undefined;
    do {
      const command = new DescribeAlarmsCommand({ AlarmNamePrefix: `${pipelineName} `, NextToken: next });
      const page: DescribeAlarmsCommandOutput = await this.#client.send(command);
      for (const { AlarmName: name = '', AlarmActions: actions = [], ActionsEnabled } of page.MetricAlarms ??
        [])
        found.push({ name, actions, isSilenced: ActionsEnabled === false });
      next = page.NextToken;
    } while (next !== undefined);
    return found;
  }

  close(): void {
    this.#client.destroy();
  }
}
