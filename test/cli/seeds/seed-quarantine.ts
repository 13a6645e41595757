import { DynamoDbQuarantine } from '../../../aws/dynamodb-quarantine.ts';
import { createdEvent, type SeededPipeline, seeding } from './seed.ts';

/** Two users: to be released, and to be dropped. */
export const QUARANTINED = {
  released: 'did:privy:cmzoefixture000000000001',
  dropped: 'did:privy:cmzoefixture000000000002',
} as const;

const AT = new Date('2026-11-27T08:00:00.000Z');
const FAILURE = {
  code: 'unknown-plan',
  frames: ['at handle (lambda/handlers/user-directory/handle.ts:12:11)'],
  permanent: true,
};

/** Puts users in the quarantine of the handler user-directory, as if it had given up on the first event of each. */
export async function seedQuarantine(pipeline: SeededPipeline): Promise<void> {
  await seeding(pipeline, async ({ dynamodb }) => {
    const place = { table: pipeline.quarantineTable, handler: 'user-directory' };
    const quarantine = new DynamoDbQuarantine(dynamodb, place);
    for (const [name, user] of Object.entries(QUARANTINED)) {
      const { groupId, body } = createdEvent(user, `msg_${name}`);
      const kept = { groupId, body, keptAt: AT, messageId: `message-${name}` };
      const sequence = '18900000000000000000';
      const opened = { at: AT, fuse: 100 };
      await quarantine.open({ ...kept, sequence, attempts: 7, failure: FAILURE }, opened);
      const gate = (await quarantine.look()).gates.get(groupId);
      if (gate === undefined) throw new Error('the gate was not opened');
      const later = createdEvent(user, `msg_${name}_later`).body;
      await quarantine.join({ ...kept, body: later, sequence: '18900000000000000256', attempts: 0 }, gate);
    }
  });
}
