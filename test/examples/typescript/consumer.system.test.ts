import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { bundleCode } from '../../../client/bundle-code.ts';
import { type Example, itIsAConsumer } from '../consumer-rules.ts';
import { runProgram } from '../run-program.ts';

const root = join(import.meta.dirname, '../../..');
const CLIENT = 'wallet-webhooks-client';

/** A copy of the example's folder, with its dependencies and the client package as it is installed. */
async function copyExample(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'wallet-webhooks-example-'));
  await cp(join(root, 'examples/typescript'), project, { recursive: true });
  const { dependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const place = join(project, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    if (name === CLIENT) await installClient(place);
    else await symlink(join(root, 'node_modules', name), place);
  }
  return project;
}

async function installClient(place: string): Promise<void> {
  await mkdir(place);
  await cp(join(root, 'client/package.json'), join(place, 'package.json'));
  await bundleCode(join(place, 'dist'));
}

function typescriptExample(): Example {
  let project = '';
  let table = '';
  let dynamodb: DynamoDBClient;
  return {
    async install(environment) {
      project = await copyExample();
      const program = { command: process.execPath, environment };
      const creation = runProgram({ ...program, args: [join(project, 'create-table.ts')] });
      await creation.until((printed) => printed.includes('made the table example'));

      table = environment['TABLE'] ?? '';
      dynamodb = new DynamoDBClient({
        region: environment['AWS_REGION'] ?? '',
        endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
        credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      });
      return { ...program, args: [join(project, 'consumer.ts')] };
    },
    async stored({ source, subject }) {
      const Key = { pk: { S: `user#${source}#${subject}` } };
      const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key }));
      if (Item === undefined) return undefined;
      const { logins, wallets, lastEventId } = Item;
      return {
        logins: Number(logins?.N ?? 0),
        wallets: wallets?.SS ?? [],
        lastEventId: lastEventId?.S ?? '',
      };
    },
    async uninstall() {
      dynamodb?.destroy();
      await rm(project, { recursive: true });
    },
  };
}

describe('the TypeScript example', () => {
  itIsAConsumer(typescriptExample());
});
