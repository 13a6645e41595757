import { ChangeMessageVisibilityCommand, type Message } from '@aws-sdk/client-sqs';
import { type MessagingEngine, startFauxqs } from '../../../../../local/cloud/engines/fauxqs.ts';
import { type EngineHand, engineHand } from './engines.ts';

/** As measured on AWS: a FIFO queue gives out a group's messages up to the first one that is still hidden. */
describe('a group of which messages are hidden for different times', () => {
  let engine: MessagingEngine;
  let on: EngineHand;
  let url: string;

  beforeEach(async () => {
    engine = await startFauxqs();
    on = engineHand(engine.endpoint);
    url = (await on.createQueue({ VisibilityTimeout: '600' })).url;
    for (const body of ['m1', 'm2', 'm3', 'm4']) await on.send(url, body);
  });

  afterEach(async () => {
    on.close();
    await engine.close();
  });

  const receive = async (more: object = {}) => (await on.receive(url, more)).map(({ Body }) => Body);

  const hideFor = (message: Message | undefined, seconds: number) =>
    on.sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: seconds,
      }),
    );

  it('gives out its head alone when only the head is shown again', async () => {
    const [m1] = await on.receive(url, { MaxNumberOfMessages: 2 });

    await hideFor(m1, 0);

    expect(await receive()).toEqual(['m1']);
    expect(await receive()).toEqual([]);
  });

  it('gives out its head alone when the head comes again after a second', async () => {
    const [m1] = await on.receive(url, { MaxNumberOfMessages: 2 });

    await hideFor(m1, 1);

    expect(await receive()).toEqual([]);
    expect(await receive({ WaitTimeSeconds: 20 })).toEqual(['m1']);
    expect(await receive()).toEqual([]);
  });

  it('gives out nothing behind a hidden message after the one before it is deleted', async () => {
    const [m1] = await on.receive(url, { MaxNumberOfMessages: 2 });

    await on.remove(url, m1?.ReceiptHandle);

    expect(await receive()).toEqual([]);
  });

  it('gives out nothing behind a hidden head, though what follows is shown again', async () => {
    const [, m2, m3] = await on.receive(url, { MaxNumberOfMessages: 3 });

    await hideFor(m3, 0);
    await hideFor(m2, 0);

    expect(await receive()).toEqual([]);
  });
});
