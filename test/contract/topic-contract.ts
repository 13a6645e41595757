import type { Topic, TopicMessage } from '../../core/topic/topic.ts';

/** A topic and what a subscriber without a filter got of it, in order. */
export interface ObservedTopic {
  readonly topic: Topic;
  received(): Promise<readonly Pick<TopicMessage, 'body' | 'groupId' | 'deduplicationId' | 'attributes'>[]>;
}

function messageOf(id: string, groupId = 'privy/main#did:privy:ada'): TopicMessage {
  return {
    body: `{"id":"${id}","name":"Zoë 🦊","n":1.0}`,
    groupId,
    deduplicationId: `privy/main#${id}`,
    attributes: { type: 'privy.user.created', provider: 'privy', source: 'privy/main' },
  };
}

/** What every topic must do. `create` gives one on which nothing was published yet. */
export function describeTopic(name: string, create: () => Promise<ObservedTopic>): void {
  describe(`the topic ${name}`, () => {
    it('hands a message on unchanged, with its group, id and attributes', async () => {
      const { topic, received } = await create();

      await topic.publish(messageOf('msg_1'));

      expect(await received()).toEqual([messageOf('msg_1')]);
    });

    it('drops a repeat of the same event, whoever sends it', async () => {
      const { topic, received } = await create();

      await Promise.all(Array.from({ length: 10 }, () => topic.publish(messageOf('msg_1'))));

      expect(await received()).toHaveLength(1);
    });

    it('keeps the order of a group', async () => {
      const { topic, received } = await create();
      const ids = Array.from({ length: 12 }, (_, index) => `msg_${index}`);

      for (const id of ids) await topic.publish(messageOf(id));

      expect((await received()).map(({ deduplicationId }) => deduplicationId)).toEqual(
        ids.map((id) => `privy/main#${id}`),
      );
    });

    it('keeps the order of each of many groups that are published to side by side', async () => {
      const { topic, received } = await create();
      const groups = Array.from({ length: 25 }, (_, group) => `group-${group}`);

      await Promise.all(
        groups.map(async (group) => {
          for (const n of [1, 2, 3]) await topic.publish(messageOf(`${group}-${n}`, group));
        }),
      );

      const ids = (await received()).map(({ deduplicationId }) => deduplicationId.replace('privy/main#', ''));
      for (const group of groups) {
        const own = ids.filter((id) => id.startsWith(`${group}-`));
        expect(own).toEqual([`${group}-1`, `${group}-2`, `${group}-3`]);
      }
    });

    it('takes a message of 1 MiB', async () => {
      const { topic, received } = await create();
      const message = { ...messageOf('msg_big'), body: 'x'.repeat(1_048_000) };

      await topic.publish(message);

      expect((await received()).map(({ body }) => body.length)).toEqual([1_048_000]);
    });
  });
}
