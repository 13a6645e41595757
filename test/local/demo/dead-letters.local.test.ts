import { type MessagingEngine, startFauxqs } from '../../../local/cloud/engines/fauxqs.ts';
import { deadLetterLines } from '../../../local/demo/dead-letter-lines.ts';
import { readDeadLetters, sendAgain } from '../../../local/demo/dead-letter-queue.ts';
import { type EngineHand, engineHand } from '../cloud/engines/messaging/engines.ts';

const EVENT = '{"id":"msg_1","type":"privy.user.created",\n  "data":{}}';

describe('the dead letters of a subscriber', () => {
  let engine: MessagingEngine;
  let on: EngineHand;
  let dead: { url: string; arn: string };
  let queue: { url: string; arn: string };

  beforeEach(async () => {
    engine = await startFauxqs();
    on = engineHand(engine.endpoint);
    dead = await on.createQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
    queue = await on.createQueue({ RedrivePolicy });
  });

  afterEach(async () => {
    on.close();
    await engine.close();
  });

  async function bury(...bodies: readonly string[]) {
    for (const [index, body] of bodies.entries()) {
      const ids = { MessageGroupId: `g${index}`, MessageDeduplicationId: `d${index}` };
      await on.send(queue.url, body, ids);
    }
    for (let waiting = bodies.length; waiting > 0; waiting = engine.peekQueue(queue.url).length)
      await on.receive(queue.url, { VisibilityTimeout: 0 });
  }

  it('are shown and stay where they are', async () => {
    await bury(EVENT, 'garbage');

    const letters = await readDeadLetters(on.sqs, dead.url);

    expect(deadLetterLines('crm', letters, false)).toEqual([
      'crm: 2 dead letters',
      '  privy.user.created  msg_1',
      '    {"id":"msg_1","type":"privy.user.created", "data":{}}',
      '  not an event',
      '    garbage',
    ]);
    expect(await readDeadLetters(on.sqs, dead.url)).toEqual(letters);
  });

  it('are counted where there are more than are shown', async () => {
    await bury(...Array.from({ length: 12 }, (_, index) => `m${index}`));

    const letters = await readDeadLetters(on.sqs, dead.url);

    expect(deadLetterLines('crm', letters, false)).toHaveLength(22);
    expect(deadLetterLines('crm', letters, false).at(-1)).toBe('  … and 2 more');
  });

  it('go back to the queue that they came from', async () => {
    await bury(EVENT);
    const letters = await readDeadLetters(on.sqs, dead.url);

    await sendAgain(on.sqs, dead.url);

    expect(deadLetterLines('crm', letters, true)).toEqual([
      'crm: 1 dead letter, sent again',
      '  privy.user.created  msg_1',
    ]);
    expect(engine.peekQueue(queue.url).map(({ body }) => body)).toEqual([EVENT]);
    expect(deadLetterLines('crm', await readDeadLetters(on.sqs, dead.url), false)).toEqual([
      'crm: no dead letters',
    ]);
  });
});
