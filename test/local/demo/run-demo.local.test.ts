import { runDemo } from '../../../local/demo/run-demo.ts';
import { type RunningPipeline, startRunningPipeline } from '../running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 60_000;

let running: RunningPipeline;

beforeAll(async () => {
  running = await startRunningPipeline();
}, START_MILLISECONDS);

afterAll(() => running?.close());

async function run(pipeline = running.pipeline, json = true) {
  const written: string[] = [];
  const output = { write: (text: string) => void written.push(text), json, colours: false };
  const { asExpected } = await runDemo(pipeline, output);
  return { asExpected, text: written.join('') };
}

function records(text: string, type: string): Record<string, unknown>[] {
  const lines = text
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
  return lines.filter((record) => record['type'] === type);
}

describe('the demo on a running pipeline', () => {
  it(
    'finds every hop as it must be',
    async () => {
      const { asExpected, text } = await run();

      const deliveries = records(text, 'delivery');
      expect(deliveries.flatMap(({ differences }) => differences)).toEqual([]);
      expect(deliveries.map(({ eventType, wantedBy }) => `${eventType} ${String(wantedBy)}`)).toEqual([
        'privy.user.created user-directory,example',
        'privy.user.linked_account user-directory,example',
        'privy.user.wallet_created user-directory,example',
        'privy.mfa.disabled user-directory,security-alerts,example',
        'privy.transaction.confirmed example',
        'privy.test example',
        'dynamic.user.created user-directory,example',
        'dynamic.wallet.linked user-directory,example',
        'dynamic.user.updated user-directory,example',
        'dynamic.ping example',
        ...Array(4).fill('privy.user.created user-directory,example'),
      ]);
      expect(records(text, 'summary')).toMatchObject([
        {
          asExpected: true,
          outcomes: { accepted: 10, duplicate: 1, rejected: 2, blocked: 1 },
          events: 10,
          archived: 10,
          messages: { 'user-directory': 7, 'security-alerts': 1, example: 10 },
          deadLetters: 0,
        },
      ]);
      expect(asExpected).toBe(true);
    },
    START_MILLISECONDS,
  );

  it(
    'shows it to people, with what to do next',
    async () => {
      const { text } = await run(running.pipeline, false);

      expect(text).toMatch(/\n✓ user\.created +200 accepted/);
      expect(text).toContain(
        '\n✓ All 14 deliveries went as they must: 10 accepted, 1 duplicate, 2 rejected, 1 blocked.\n',
      );
      expect(text).toMatch(
        /\nTry next {2}.*\n\n.*\n {4}curl -i http:\/\/127\.0\.0\.1:\d+\/webhooks\/privy\/main \\\n/,
      );
    },
    START_MILLISECONDS,
  );

  it('leaves nothing of its own behind', async () => {
    const { peekQueue, subscribers } = running.pipeline;
    const exampleUrl = subscribers['example']?.queueUrl ?? '';
    const witnessUrl = exampleUrl.replace(/[^/]+$/, 'demo-witness.fifo');

    expect((await peekQueue(exampleUrl)).length).toBeGreaterThan(0);
    await expect(peekQueue(witnessUrl)).rejects.toThrow('there is no queue');
  });

  it(
    'says where it went wrong when the pipeline has other secrets',
    async () => {
      const { 'privy/main': privy, ...others } = running.pipeline.sources;
      if (privy === undefined) throw new Error('the pipeline has no source privy/main');
      const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

      const { asExpected, text } = await run({
        ...running.pipeline,
        sources: { 'privy/main': { ...privy, secret }, ...others },
      });

      expect(asExpected).toBe(false);
      expect(records(text, 'delivery')[0]?.['differences']).toEqual([
        'answer: expected 200, found 401',
        'outcome: expected accepted, found rejected',
        'reason: expected none, found no-matching-signature',
        'ledger: expected published, found absent',
        'ledger changed: expected true, found false',
        'messages on the topic: expected 1, found 0',
        'copies in the archive: expected 1, found 0',
        'messages in the queue of user-directory: expected 1, found 0',
        'messages in the queue of example: expected 1, found 0',
        'user in the directory is as of this event: expected true, found false',
      ]);
    },
    START_MILLISECONDS,
  );
});
