import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { type Dynoxide, startDynoxide } from '../../support/dynoxide.ts';

/** An engine whose tables have a history. */
export interface EngineWithHistory extends Dynoxide {
  /** Where to reach it so that it answers what the engine alone does not know: point-in-time recovery. */
  readonly withHistory: string;
}

interface Input {
  readonly TableName: string;
  readonly SourceTableName: string;
  readonly TargetTableName: string;
}

/**
 * Dynoxide, in front of which stands what it does not know. A restored table has what AWS gives it: items, keys, indexes and
 * billing of the table, without time to live, tags, deletion protection and a history of its own. It has them as they are now: the
 * time is not looked at.
 */
export async function startEngineWithHistory(): Promise<EngineWithHistory> {
  const engine = await startDynoxide();
  const kept = new Set<string>();
  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const body = await text(request);
    const answer = await answerOf(action, JSON.parse(body) as Input, { engine, kept });
    if (answer !== undefined) return void response.end(JSON.stringify(answer));
    await pass(engine.endpoint, request.headers, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...engine,
    withHistory: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.stop();
    },
  };
}

interface Known {
  readonly engine: Dynoxide;
  /** Tables with point-in-time recovery. */
  readonly kept: Set<string>;
}

async function answerOf(action: string, input: Input, { engine, kept }: Known): Promise<object | undefined> {
  const ContinuousBackupsDescription = () => ({
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: kept.has(input.TableName) ? 'ENABLED' : 'DISABLED',
    },
  });
  if (action === 'UpdateContinuousBackups') kept.add(input.TableName);
  if (action.endsWith('ContinuousBackups'))
    return { ContinuousBackupsDescription: ContinuousBackupsDescription() };
  if (action !== 'RestoreTableToPointInTime') return undefined;
  await copy(engine, input);
  return { TableDescription: { TableName: input.TargetTableName, TableStatus: 'CREATING' } };
}

async function copy({ client }: Dynoxide, { SourceTableName, TargetTableName }: Input): Promise<void> {
  const { Table = {} } = await client.send(new DescribeTableCommand({ TableName: SourceTableName }));
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = Table;
  const indexes = GlobalSecondaryIndexes?.map((index) => ({
    IndexName: index.IndexName,
    KeySchema: index.KeySchema,
    Projection: index.Projection,
  }));
  const input = {
    TableName: TargetTableName,
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
  };
  await client.send(
    new CreateTableCommand({
      ...input,
      ...(indexes === undefined ? {} : { GlobalSecondaryIndexes: indexes }),
    } as CreateTableCommandInput),
  );
  const { Items = [] } = await client.send(new ScanCommand({ TableName: SourceTableName }));
  for (const Item of Items) await client.send(new PutItemCommand({ TableName: TargetTableName, Item }));
}

async function pass(
  endpoint: string,
  headers: IncomingHttpHeaders,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { host: _, connection: __, 'content-length': ___, ...others } = headers;
  const answer = await fetch(endpoint, { method: 'POST', headers: others as Record<string, string>, body });
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(await answer.text());
}
