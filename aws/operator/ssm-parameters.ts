import {
  GetParametersByPathCommand,
  type GetParametersByPathCommandOutput,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A parameter, whose value is no secret. */
export interface StoredParameter {
  readonly name: string;
  readonly value: string;
}

/** Systems Manager's parameters, for an operator. */
export class SsmParameters {
  readonly #client: SSMClient;

  constructor(connection: Connection) {
    this.#client = translated(new SSMClient(operatorSettings(connection)), connection);
  }

  /** Those right under a path, or all below it. A page may be empty and not the last. */
  async under(path: string, depth: 'right' | 'all'): Promise<readonly StoredParameter[]> {
    const found: StoredParameter[] = [];
    let next: string | undefined;
    do {
      const command = new GetParametersByPathCommand({
        Path: path,
        Recursive: depth === 'all',
        NextToken: next,
      });
      const page: GetParametersByPathCommandOutput = await this.#client.send(command);
      for (const { Name = '', Value = '' } of page.Parameters ?? []) found.push({ name: Name, value: Value });
      next = page.NextToken;
    } while (next !== undefined);
    return found;
  }

  /** Where it looks: what it was given, or what the environment and the profile say. */
  async region(): Promise<string> {
    return await this.#client.config.region();
  }

  close(): void {
    this.#client.destroy();
  }
}
