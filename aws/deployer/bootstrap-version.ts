import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Connection, operatorSettings, translated } from '../operator/connection.ts';

/** Where the CDK's bootstrap writes its version, with the qualifier that it has unless it is given another. */
const PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/** The account's and region's bootstrap of the CDK, without which it has no place for code and no roles to deploy with. */
export interface Bootstrap {
  readonly region: string;
  /** Undefined where there is none. */
  readonly version: string | undefined;
}

/** Looks whether the account and region are bootstrapped. */
export async function bootstrapOf(connection: Connection): Promise<Bootstrap> {
  const client = translated(new SSMClient(operatorSettings(connection)), connection);
  try {
    const region = await client.config.region();
    return { region, version: await versionIn(client) };
  } finally {
    client.destroy();
  }
}

async function versionIn(client: SSMClient): Promise<string | undefined> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: PARAMETER }));
    return Parameter?.Value;
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
