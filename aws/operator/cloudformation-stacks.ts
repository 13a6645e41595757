import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  type ListStackResourcesCommandOutput,
} from '@aws-sdk/client-cloudformation';
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

  /** What is in the stack, by the ids that the services know it by: a queue by its URL, a secret by its ARN, else a name. */
  async physicalIds(name: string): Promise<readonly string[]> {
    const found: string[] = [];
    let next: string | undefined;
    do {
      const command = new ListStackResourcesCommand({ StackName: name, NextToken: next });
      const page: ListStackResourcesCommandOutput = await this.#client.send(command);
      found.push(
        ...(page.StackResourceSummaries ?? [])
          .filter(({ ResourceStatus = '' }) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus))
          .flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []),
      );
      next = page.NextToken;
    } while (next !== undefined);
    return found;
  }

  close(): void {
    this.#client.destroy();
  }
}
