import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A stack as CloudFormation has it. */
export interface CloudFormationStack {
  readonly status: string;
  readonly drift: string;
  readonly driftCheckedAt?: Date;
}

/** CloudFormation's stacks, for an operator. */
export class CloudFormationStacks {
  readonly #client: CloudFormationClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudFormationClient(operatorSettings(connection)), connection);
  }

  async stack(name: string): Promise<CloudFormationStack> {
    const { Stacks = [] } = await this.#client.send(new DescribeStacksCommand({ StackName: name }));
    const { StackStatus: status = '', DriftInformation } = Stacks[0] ?? {};
    const { StackDriftStatus: drift = 'NOT_CHECKED', LastCheckTimestamp } = DriftInformation ?? {};
    return {
      status,
      drift,
      ...(LastCheckTimestamp === undefined ? {} : { driftCheckedAt: LastCheckTimestamp }),
    };
  }

  close(): void {
    this.#client.destroy();
  }
}
