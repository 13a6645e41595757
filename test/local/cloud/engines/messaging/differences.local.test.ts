import { ReceiveMessageCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { startFauxqs } from '../../../../../local/cloud/engines/fauxqs.ts';
import { type EngineHand, engineHand, outcomeOf, startBareFauxqs } from './engines.ts';

/** What fauxqs does otherwise than AWS, and what is done around it. A new version of fauxqs that changes one fails here. */
interface Difference {
  readonly what: string;
  readonly look: (engine: EngineHand) => Promise<unknown>;
  readonly fauxqs: unknown;
  readonly aws: unknown;
}

const EMPTY = { MessageAttributes: { name: { DataType: 'String', StringValue: '' } } };

const DIFFERENCES: readonly Difference[] = [
  ...[
    ['a group of 129 characters', { MessageGroupId: 'x'.repeat(129) }],
    ['a group with a space', { MessageGroupId: 'a b' }],
    ['an id of 129 characters', { MessageDeduplicationId: 'x'.repeat(129) }],
    ['an id with a space', { MessageDeduplicationId: 'a b' }],
  ].flatMap(([what, more]): Difference[] => [
    sending(`${what} in a queue`, more as object, 'taken', 'InvalidParameterValue'),
    publishing(`${what} on a topic`, more as object, 'taken', 'InvalidParameterException'),
  ]),
  sending('an empty attribute in a queue', EMPTY, 'taken', 'InvalidParameterValue'),
  publishing('an empty attribute on a topic', EMPTY, 'taken', 'InvalidParameterValueException'),
  publishing('U+FFFF on a topic', { Message: '\uffff' }, 'taken', 'InvalidParameterException'),
  publishing('a control character on a topic', { Message: '\u0001' }, 'taken', 'InvalidParameterException'),
  ...[
    ['a subject of 101 characters', { Subject: 'x'.repeat(101) }],
    ['a subject of two lines', { Subject: 'a\nb' }],
    ['texts for each kind of subscriber that are no JSON', { MessageStructure: 'json', Message: 'm' }],
    ['texts without one for all', { MessageStructure: 'json', Message: '{"sqs":"m"}' }],
  ].map(([what, more]) => publishing(what as string, more as object, 'taken', 'InvalidParameterException')),
  sending(
    'an emoji in a queue',
    { MessageBody: '😀' },
    'AWS.SimpleQueueService.InvalidMessageContents',
    'taken',
  ),
  {
    what: 'a batch of publishes that is too heavy as a whole',
    look: async (engine) => {
      const entries = [{ Message: 'x'.repeat(200_000) }, { Message: 'y'.repeat(200_000) }];
      return outcomeOf(engine.publishBatch(await engine.createTopic(), entries));
    },
    fauxqs: 'taken',
    aws: 'BatchRequestTooLongException',
  },
  {
    what: 'several messages of a group in one receive',
    look: async (engine) => {
      const { url } = await engine.createQueue();
      for (const body of ['a', 'b', 'c']) await engine.send(url, body);
      await engine.send(url, 'other', { MessageGroupId: 'h' });
      return (await engine.receive(url)).map(({ Body }) => Body);
    },
    fauxqs: ['a', 'other'],
    aws: ['a', 'b', 'c', 'other'],
  },
  {
    what: 'who is given the next message after somebody gave up waiting for it',
    look: async (engine) => {
      const { url } = await engine.createQueue();
      const givingUp = new AbortController();
      const waiting = engine.sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }), {
        abortSignal: givingUp.signal,
      });
      // Until these are answered the receive has begun, and has ended.
      await engine.createQueue();
      givingUp.abort();
      await outcomeOf(waiting);
      await engine.createQueue();
      await engine.send(url, 'a');
      return (await engine.receive(url)).map(({ Body }) => Body);
    },
    fauxqs: [],
    aws: ['a'],
  },
  {
    what: 'a delete by the handle of an earlier receive',
    look: async (engine) => {
      const { url } = await engine.createQueue();
      await engine.send(url, 'a');
      const [first] = await engine.receive(url, { VisibilityTimeout: 0 });
      return outcomeOf(engine.remove(url, first?.ReceiptHandle));
    },
    fauxqs: 'taken',
    aws: 'InvalidParameterValue',
  },
  {
    what: 'a delete by what is no handle',
    look: async (engine) => outcomeOf(engine.remove((await engine.createQueue()).url, 'garbage')),
    fauxqs: 'taken',
    aws: 'ReceiptHandleIsInvalid',
  },
  {
    what: 'moving dead letters back',
    look: async (engine) => {
      const dead = await engine.createQueue();
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
      await engine.createQueue({ RedrivePolicy });
      return outcomeOf(engine.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn })));
    },
    fauxqs: 'InvalidAction',
    aws: 'taken',
  },
];

function sending(what: string, more: object, fauxqs: string, aws: string): Difference {
  const look = async (engine: EngineHand) =>
    outcomeOf(engine.send((await engine.createQueue()).url, 'm', more));
  return { what, look, fauxqs, aws };
}

function publishing(what: string, more: object, fauxqs: string, aws: string): Difference {
  const look = async (engine: EngineHand) => outcomeOf(engine.publish(await engine.createTopic(), more));
  return { what, look, fauxqs, aws };
}

describe('the differences between fauxqs and AWS', () => {
  let bare: Awaited<ReturnType<typeof startBareFauxqs>>;
  let strict: Awaited<ReturnType<typeof startFauxqs>>;
  let onBare: EngineHand;
  let onStrict: EngineHand;

  beforeAll(async () => {
    [bare, strict] = await Promise.all([startBareFauxqs(), startFauxqs()]);
    onBare = engineHand(bare.endpoint);
    onStrict = engineHand(strict.endpoint);
  });

  afterAll(async () => {
    onBare.close();
    onStrict.close();
    await Promise.all([bare.close(), strict.close()]);
  });

  it.each(DIFFERENCES)('are still there, and gone in local mode: $what', async ({ look, fauxqs, aws }) => {
    expect(await look(onBare)).toEqual(fauxqs);
    expect(await look(onStrict)).toEqual(aws);
  });
});
