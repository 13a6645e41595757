import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  type ListEventSourceMappingsCommandOutput,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** A mapping, and Lambda's word for how it is. */
export interface LambdaMapping {
  readonly id: string;
  readonly state: string;
}

/** Lambda's event source mappings, for an operator. */
export class LambdaMappings {
  readonly #client: LambdaClient;

  constructor(connection: Connection) {
    this.#client = translated(new LambdaClient(operatorSettings(connection)), connection);
  }

  async of(functionName: string): Promise<readonly LambdaMapping[]> {
    const found: LambdaMapping[] = [];
    let next: string | undefined;
    do {
      const command = new ListEventSourceMappingsCommand({ FunctionName: functionName, Marker: next });
      const page: ListEventSourceMappingsCommandOutput = await this.#client.send(command);
      for (const { UUID = '', State = '' } of page.EventSourceMappings ?? [])
        found.push({ id: UUID, state: State });
      next = page.NextMarker;
    } while (next !== undefined);
    return found;
  }

  async switch(id: string, isOn: boolean): Promise<LambdaMapping> {
    const command = new UpdateEventSourceMappingCommand({ UUID: id, Enabled: isOn });
    const { UUID = id, State = '' } = await this.#client.send(command);
    return { id: UUID, state: State };
  }

  close(): void {
    this.#client.destroy();
  }
}
