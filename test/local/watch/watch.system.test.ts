import { WatchedApp } from './watched-app.ts';

const LIB = new URL('../../../lib/index.ts', import.meta.url);
/** A sandbox starts with most events; beside other tests that takes seconds. */
const MINUTES = 60_000;

const PIPELINE = `
import { App } from 'aws-cdk-lib';
import { WalletWebhooksStack } from '${LIB}';
import { handlers } from './handlers.ts';

const pipeline = {
  sources: { 'privy/main': {} },
  handlers,
  consumers: { audit: { events: ['*'] } },
  stages: { local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] } },
};
const app = new App();
new WalletWebhooksStack(app, 'Webhooks-local', { pipeline, stage: app.node.tryGetContext('stage') });
`;

const HANDLERS = `
// What the app says of its handlers.
const manifest = (name: string) => ({
  name,
  entry: new URL(\`./\${name}.ts\`, import.meta.url),
  description: 'Marks events.',
  events: ['privy.user.*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: { marks: { partitionKey: 'pk', environmentVariable: 'MARKS_TABLE', writes: ['put'] } },
});
export const handlers = ['red', 'blue'].map(manifest);
`;

/** A handler that marks events with its own mark, and with the one that both share. */
const handle = (mark: string) => `
import { SHARED } from './shared/mark.ts';
export async function handle(event: any, { applyOnce, tables }: any): Promise<string> {
  return applyOnce([{ kind: 'put', table: tables.marks, item: { pk: event.id, mark: '${mark} ' + SHARED } }]);
}
`;

let app: WatchedApp;

beforeAll(async () => {
  app = new WatchedApp({
    'package.json': '{"type":"module"}',
    'cdk.json': '{"app":"node app.ts"}',
    'app.ts': PIPELINE,
    'handlers.ts': HANDLERS,
    'red.ts': handle('red'),
    'blue.ts': handle('blue'),
    'shared/mark.ts': "export const SHARED: string = 'plain';\n",
  });
  await app.start('--no-demo', '--watch');
}, 3 * MINUTES);
afterAll(() => app.end());

describe('npm start -- --watch', () => {
  it(
    'gives the next event to the code that was edited, and loses no message and no item',
    async () => {
      expect(await app.handled('red', 'msg_1')).toBe('red plain');

      app.write('red.ts', handle('crimson'));
      expect(await app.line(/^swapped /)).toMatch(/^swapped red in \d+ ms$/);

      expect(await app.handled('red', 'msg_2')).toBe('crimson plain');
      expect(await app.items('red')).toEqual({ msg_1: 'red plain', msg_2: 'crimson plain' });
      expect(await app.handled('blue', 'msg_3')).toBe('blue plain');
      expect(await app.waiting('audit')).toBe(3);
    },
    3 * MINUTES,
  );

  it(
    'says where a mistake is, runs the old code meanwhile, and the new code when it is mended',
    async () => {
      app.write('red.ts', `${handle('ruby')}export const = 1;\n`);
      expect(await app.line(/^the handler/)).toBe(
        'the handler "red" does not bundle: red.ts:6: Expected identifier but found "="; its old code runs on',
      );

      expect(await app.handled('red', 'msg_4')).toBe('crimson plain');
      app.write('red.ts', handle('ruby'));
      await app.line(/^swapped red in /);

      expect(await app.handled('red', 'msg_5')).toBe('ruby plain');
    },
    3 * MINUTES,
  );

  it(
    'gives new code to each handler that imports the file that was edited',
    async () => {
      app.write('shared/mark.ts', "export const SHARED: string = 'striped';\n");
      await Promise.all([app.line(/^swapped red in /), app.line(/^swapped blue in /)]);

      expect(await app.handled('red', 'msg_6')).toBe('ruby striped');
      expect(await app.handled('blue', 'msg_7')).toBe('blue striped');
    },
    3 * MINUTES,
  );

  it(
    'says in one line that a change of what the template is made from needs a restart, and nothing of a comment',
    async () => {
      app.write('handlers.ts', HANDLERS.replace('What the app says', 'What somebody says'));
      app.write('app.ts', PIPELINE.replace("events: ['*']", "events: ['privy.*']"));
      expect(await app.line(/restart/)).toBe(
        'app.ts changed, which the template is made from: restart to apply',
      );

      app.write('handlers.ts', HANDLERS.replace('memoryMegabytes: 256', 'memoryMegabytes: 512'));
      expect(await app.line(/restart/)).toBe(
        'handlers.ts changed, which the template is made from: restart to apply',
      );
      expect(app.otherLines.filter((line) => /restart|swapped/.test(line))).toEqual([]);
    },
    3 * MINUTES,
  );
});
