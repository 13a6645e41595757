import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** The ARN of whoever calls. Everybody may ask. */
export async function callerArn(connection: Connection): Promise<string> {
  const client = translated(new STSClient(operatorSettings(connection)), connection);
  try {
    const { Arn = 'unknown' } = await client.send(new GetCallerIdentityCommand({}));
    return Arn;
  } finally {
    client.destroy();
  }
}
