import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { type Connection, operatorSettings, translated } from '../operator/connection.ts';

/** What CloudFormation's stacks were deployed with, for who deploys. */
export class StackTemplates {
  readonly #client: CloudFormationClient;

  constructor(connection: Connection) {
    this.#client = translated(new CloudFormationClient(operatorSettings(connection)), connection);
  }

  /** The text of the template; undefined where there is no such stack. */
  async template(stackName: string): Promise<string | undefined> {
    try {
      const { TemplateBody } = await this.#client.send(new GetTemplateCommand({ StackName: stackName }));
      return TemplateBody;
    } catch (error) {
      if (error instanceof Error && error.message.endsWith(' does not exist')) return undefined;
      throw error;
    }
  }

  close(): void {
    this.#client.destroy();
  }
}
