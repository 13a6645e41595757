import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type StackStatus,
} from '@aws-sdk/client-cloudformation';
import { type Connection, operatorSettings, translated } from '../operator/connection.ts';

/** How far CloudFormation came with a stack. */
export interface StackState {
  readonly status: StackStatus;
  /** Whether CloudFormation refuses to delete it. */
  readonly isProtected: boolean;
}

/** CloudFormation's stacks and what they were deployed with, for who deploys. */
export class StackTemplates {
  readonly #client: CloudFormationClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudFormationClient(operatorSettings(connection)), connection);
  }

  /** How far CloudFormation came with it; undefined where there is no such stack. */
  async state(stackName: string): Promise<StackState | undefined> {
    try {
      const { Stacks: [stack] = [] } = await this.#client.send(
        new DescribeStacksCommand({ StackName: stackName }),
      );
      const { StackStatus: status, EnableTerminationProtection: isProtected = false } = stack ?? {};
      return status === undefined ? undefined : { status, isProtected };
    } catch (error) {
      if (error instanceof Error && error.message.endsWith(' does not exist')) return undefined;
      throw error;
    }
  }

  /** The text of the template that the stack was deployed with last. */
  async template(stackName: string): Promise<string> {
    const { TemplateBody = '{}' } = await this.#client.send(new GetTemplateCommand({ StackName: stackName }));
    return TemplateBody;
  }

  close(): void {
    this.#client.destroy();
  }
}
