import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /^(?:import|export)(?! type)\s[^;]*?from '(\.[^']+\.ts)'|import\('(\.[^']+\.ts)'\)/gm;
const CLIENT = /\{([^{}]*)\} (?:from|= await import\()\s*'@aws-sdk\/client-([a-z0-9-]+)'/g;
const COMMAND = /new (\w+)Command\(/g;

/** What it takes to make a call, where it is not called as the call is. A transaction takes what its writes take. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  ChangeMessageVisibilityBatch: ['sqs:ChangeMessageVisibility'],
  DeleteMessageBatch: ['sqs:DeleteMessage'],
  DeleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  Invoke: ['lambda:InvokeFunction'],
  ListObjectVersions: ['s3:ListBucketVersions'],
  ListObjectsV2: ['s3:ListBucket'],
  PublishBatch: ['sns:Publish'],
  SendMessageBatch: ['sqs:SendMessage'],
  TransactWriteItems: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
};

const SERVICES: Readonly<Record<string, string>> = {
  cloudwatch: 'cloudwatch',
  'cloudwatch-logs': 'logs',
  dynamodb: 'dynamodb',
  lambda: 'lambda',
  s3: 's3',
  'secrets-manager': 'secretsmanager',
  sns: 'sns',
  sqs: 'sqs',
};

/** The actions that the calls take which stand in a module, or in one that it imports. By whom they are called is not asked. */
export function actionsOfCode(...entries: readonly string[]): ReadonlySet<string> {
  return new Set([...modulesOf(entries)].flatMap(([, text]) => actionsIn(text)));
}

function modulesOf(entries: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const toRead = [...entries];
  for (let path = toRead.pop(); path !== undefined; path = toRead.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    found.set(path, text);
    for (const [, imported, loaded] of text.matchAll(IMPORT))
      toRead.push(join(dirname(path), imported ?? loaded ?? ''));
  }
  return found;
}

function actionsIn(text: string): string[] {
  const clients = [...text.matchAll(CLIENT)].map(([, names = '', client = '']) => ({ names, client }));
  return [...text.matchAll(COMMAND)].flatMap(([, command = '']) => {
    const { client = 'nobody' } = clients.find(({ names }) => names.includes(`${command}Command`)) ?? {};
    const service = SERVICES[client];
    if (service === undefined) throw new Error(`${command} is a call to ${client}, which is not known here`);
    return ACTIONS[command] ?? [`${service}:${command}`];
  });
}
