import { MessageRefusedError, type TopicMessage } from '../../../core/topic/topic.ts';
import { TopicWatch } from '../../../core/topic/watched-topic.ts';

const MESSAGE: TopicMessage = { body: '{}', groupId: 'ada', deduplicationId: 'msg_1', attributes: {} };

function watched() {
  const world = { now: new Date('2026-11-22T08:00:00.000Z'), fault: undefined as Error | undefined };
  const topic = new TopicWatch(
    {
      publish: async () => {
        if (world.fault !== undefined) throw world.fault;
      },
    },
    () => world.now,
  );
  const publish = () => topic.publish(MESSAGE).catch(() => undefined);
  return { world, topic, publish };
}

describe('a topic that is watched', () => {
  it('has failed lately for a second after a publish failed', async () => {
    const { world, topic, publish } = watched();
    expect(topic.failedLately()).toBe(false);
    world.fault = new Error('down');

    await publish();

    expect(topic.failedLately()).toBe(true);
    world.now = new Date('2026-11-22T08:00:01.000Z');
    expect(topic.failedLately()).toBe(false);
  });

  it('has not failed once a publish worked again', async () => {
    const { world, topic, publish } = watched();
    world.fault = new Error('down');
    await publish();
    world.fault = undefined;

    await publish();

    expect(topic.failedLately()).toBe(false);
  });

  it('has not failed where it refused a message', async () => {
    const { world, topic, publish } = watched();
    world.fault = new MessageRefusedError('InvalidParameter');

    await publish();

    expect(topic.failedLately()).toBe(false);
  });
});
