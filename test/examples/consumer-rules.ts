import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';
import { type Program, type RunningProgram, runProgram } from './run-program.ts';
import { dynamicEvent, privyEvent, privyWallet, republish } from './sent-events.ts';

const root = join(import.meta.dirname, '../..');

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const TEST_MILLISECONDS = 60_000;

/** An example consumer as its tests need it. */
export interface Example {
  /** Makes what must be there before it runs, and says how to run it. */
  install(environment: Environment): Promise<Program>;
  /** What it stored about a user. */
  stored(user: UserKey): Promise<StoredUser | undefined>;
  uninstall(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

export interface UserKey {
  readonly source: string;
  readonly subject: string;
}

export interface StoredUser {
  readonly logins: number;
  readonly wallets: readonly string[];
  readonly lastEventId: string;
}

/** What every example does, run against the local pipeline. */
export function itIsAConsumer(example: Example): void {
  let running: RunningPipeline;
  let program: Program;
  let consumer: RunningProgram | undefined;

  beforeAll(async () => {
    running = await startRunningPipeline();
    program = await example.install({ ...(await localEnvironment(running)), VISIBILITY_SECONDS: '1' });
  }, START_MILLISECONDS);

  afterEach(async () => {
    await consumer?.kill();
  });

  afterAll(async () => {
    await running?.close();
    await example.uninstall();
  });

  async function deliver(id: string, body: string) {
    const { body: answer } = await running.deliverToPrivy(id, body);
    return (answer as { status: string }).status;
  }

  it(
    'applies every event once and in order per user, and passes over what it does not know',
    async () => {
      const ada = 'did:privy:ada';
      const login = privyEvent('user.authenticated', ada);
      const answers = [
        await deliver('ada-1', login),
        await deliver('ada-1', login),
        await deliver('ada-2', privyWallet(ada, '0xada')),
        await deliver('ada-3', privyEvent('user.abducted', ada)),
        await deliver('ada-4', login),
      ];
      await running.deliverToDynamic(dynamicEvent('user.session.created', 'ben-1', { userId: 'ben' }));
      const linked = { userId: 'ben', publicKey: '0xben' };
      await running.deliverToDynamic(dynamicEvent('wallet.linked', 'ben-2', linked));
      await running.deliverToDynamic(dynamicEvent('wallet.linked', 'ben-2', linked));
      expect(answers).toEqual(['accepted', 'duplicate', 'accepted', 'accepted', 'accepted']);

      consumer = runProgram(program);
      await consumer.until((printed) => ['ada-4', 'ben-2:wallet.linked'].every((id) => has(printed, id)));

      expect(applied(consumer.printed, 'ada')).toEqual([
        'privy.user.authenticated privy/main ada-1',
        'privy.user.wallet_created privy/main ada-2',
        'privy.user.authenticated privy/main ada-4',
      ]);
      expect(consumer.printed).toContain('ignored privy.user.abducted privy/main ada-3');
      expect(applied(consumer.printed, 'ben')).toEqual([
        'dynamic.user.session.created dynamic/main ben-1:user.session.created',
        'dynamic.wallet.linked dynamic/main ben-2:wallet.linked',
      ]);
      expect(await example.stored({ source: 'privy/main', subject: ada })).toEqual({
        logins: 2,
        wallets: ['0xada'],
        lastEventId: 'ada-4',
      });
      expect(await example.stored({ source: 'dynamic/main', subject: 'ben' })).toEqual({
        logins: 1,
        wallets: ['0xben'],
        lastEventId: 'ben-2:wallet.linked',
      });
    },
    TEST_MILLISECONDS,
  );

  it(
    'does nothing for a second message about an event, even after later events of the user',
    async () => {
      const cleo = 'did:privy:cleo';
      await deliver('cleo-1', privyEvent('user.authenticated', cleo));
      await deliver('cleo-2', privyEvent('user.authenticated', cleo));
      await republish(running, 'cleo-1');

      consumer = runProgram(program);
      const secondCopy = 'duplicate privy.user.authenticated privy/main cleo-1';
      await consumer.until((printed) => has(printed, 'cleo-2') && printed.includes(secondCopy));

      expect(applied(consumer.printed, 'cleo')).toEqual([
        'privy.user.authenticated privy/main cleo-1',
        'privy.user.authenticated privy/main cleo-2',
      ]);
      expect(await example.stored({ source: 'privy/main', subject: cleo })).toEqual({
        logins: 2,
        wallets: [],
        lastEventId: 'cleo-2',
      });
    },
    TEST_MILLISECONDS,
  );

  it(
    'applies every event once and in order when it is killed on the way',
    async () => {
      const users = ['dora', 'emil', 'fina'];
      const sent = users.flatMap((user) => [1, 2, 3, 4].map((number) => ({ user, id: `${user}-${number}` })));
      for (const { user, id } of sent)
        await deliver(id, privyEvent('user.authenticated', `did:privy:${user}`));

      consumer = runProgram(program);
      await consumer.until((printed) => printed.length > 0);
      await consumer.kill();
      const { printed } = consumer;
      consumer = runProgram(program);
      await consumer.until((after) => sent.every(({ id }) => has([...printed, ...after], id)));

      for (const user of users) {
        expect(await example.stored({ source: 'privy/main', subject: `did:privy:${user}` })).toEqual({
          logins: 4,
          wallets: [],
          lastEventId: `${user}-4`,
        });
      }
    },
    TEST_MILLISECONDS,
  );

  it(
    'leaves an event that it cannot handle to the dead-letter queue, while other users go on',
    async () => {
      const { dlqUrl = '' } = running.pipeline.subscribers['example'] ?? {};
      await deliver('gus-1', privyEvent('user.wallet_created', 'did:privy:gus'));
      await deliver('gus-2', privyEvent('user.authenticated', 'did:privy:gus'));
      await deliver('hana-1', privyEvent('user.authenticated', 'did:privy:hana'));

      consumer = runProgram(program);
      await consumer.until((printed) => has(printed, 'gus-2'));

      expect(consumer.printed.filter((line) => /^applied .*(gus|hana)-\d$/.test(line))).toEqual([
        'applied privy.user.authenticated privy/main hana-1',
        'applied privy.user.authenticated privy/main gus-2',
      ]);
      const deadLetters = await running.pipeline.peekQueue(dlqUrl);
      expect(deadLetters.map(({ body }) => JSON.parse(body).id)).toEqual(['gus-1']);
      expect(await example.stored({ source: 'privy/main', subject: 'did:privy:gus' })).toEqual({
        logins: 1,
        wallets: [],
        lastEventId: 'gus-2',
      });
    },
    TEST_MILLISECONDS,
  );

  it('says which variable is missing', async () => {
    consumer = runProgram({ ...program, environment: { ...program.environment, QUEUE_URL: '' } });

    await expect(consumer.until(() => false)).rejects.toThrow('QUEUE_URL is not set');
    expect(await consumer.stop()).toBe(2);
  });
}

/** What examples/local-environment.mjs tells a reader to set. */
async function localEnvironment({ pipeline }: RunningPipeline): Promise<Environment> {
  const script = join(root, 'examples/local-environment.mjs');
  const pipelineFile = join(pipeline.dataDirectory, 'pipeline.json');
  // Not in one go: the script asks the pipeline, which is in this process, whether it runs.
  const { stdout } = await promisify(execFile)(process.execPath, [script, pipelineFile]);
  const pairs = [...stdout.matchAll(/^export (\w+)='([^']*)'$/gm)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
}

/** What it says that it applied for a user, in that order. */
function applied(printed: readonly string[], user: string): readonly string[] {
  const lines = printed.filter((line) => line.split(' ').at(-1)?.startsWith(`${user}-`));
  return lines.filter((line) => line.startsWith('applied ')).map((line) => line.slice('applied '.length));
}

function has(printed: readonly string[], id: string): boolean {
  return printed.some((line) => line.endsWith(` ${id}`));
}
