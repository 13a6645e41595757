import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A DynamoDB engine of a test's own: in memory, on a free port of the loopback address. */
export interface Dynoxide {
  readonly endpoint: string;
  /** A client for it, with fake credentials. `stop` destroys it. */
  readonly client: DynamoDBClient;
  /** Creates a table with a string partition key and perhaps a sort key, and gives its name. */
  createTable(name: string, partitionKey?: string, sortKey?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an engine and resolves when it listens. Call `stop` in `afterAll`. */
export async function startDynoxide(): Promise<Dynoxide> {
  const port = await freePort();
  const engine = spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithTest = () => engine.kill('SIGKILL');
  process.once('exit', killWithTest);
  await listening(engine);

  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientFor(endpoint);
  return {
    endpoint,
    client,
    createTable: (name, partitionKey = 'pk', sortKey) => createTable(client, name, [partitionKey, sortKey]),
    stop: async () => {
      client.destroy();
      process.removeListener('exit', killWithTest);
      await stopped(engine);
    },
  };
}

/** A client with fake credentials, for tests that need several or want their own settings. */
export function clientFor(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

async function createTable(
  client: DynamoDBClient,
  name: string,
  key: readonly [partitionKey: string, sortKey: string | undefined],
): Promise<string> {
  const names = key.filter((attribute) => attribute !== undefined);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, index) => ({
        AttributeName,
        KeyType: index === 0 ? 'HASH' : 'RANGE',
      })),
    }),
  );
  return name;
}

function binary(): string {
  const installed = fileURLToPath(
    new URL('../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url),
  );
  return existsSync(installed) ? installed : 'dynoxide';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The operating system gave no port to listen on.'));
      });
    });
  });
}

function listening(engine: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('listening on')) resolve();
    };
    engine.stdout?.on('data', read);
    engine.stderr?.on('data', read);
    engine.once('error', (cause) =>
      reject(
        new Error('dynoxide does not start. Run npm ci, or put a dynoxide binary on the PATH.', { cause }),
      ),
    );
    engine.once('exit', (code) => reject(new Error(`dynoxide ended with code ${code}: ${output}`)));
  });
}

function stopped(engine: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (engine.exitCode !== null || engine.signalCode !== null) return resolve();
    engine.once('exit', () => resolve());
    engine.kill('SIGKILL');
  });
}
