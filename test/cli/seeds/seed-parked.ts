import { DynamoDbParkedLines } from '../../../aws/dynamodb-parked-lines.ts';
import { positionAt } from '../../../core/parked/position.ts';
import { createdEvent, type SeededPipeline, seeding } from './seed.ts';

const PARKED_AT = new Date('2026-11-27T08:00:00.000Z');
const REFUSED_AT = new Date('2026-11-27T08:01:00.000Z');
const RETAIN_UNTIL = new Date('2027-03-07T08:00:00.000Z');

/** Sets two events aside, as if the topic had refused them: `msg_refused` and `msg_too_large`. */
export async function seedParked({ ledgerTable, parkedTable, ...pipeline }: SeededPipeline): Promise<void> {
  await seeding({ ledgerTable, parkedTable, ...pipeline }, async ({ dynamodb }) => {
    const lines = new DynamoDbParkedLines(dynamodb, { parked: parkedTable, ledger: ledgerTable });
    for (const id of ['msg_refused', 'msg_too_large']) {
      const { event, groupId, body } = createdEvent('did:privy:cmzoefixture000000000003', id);
      const key = `${event.source}#${id}`;
      const attributes = { type: event.type, source: event.source, provider: 'privy', environment: 'local' };
      const message = { body, groupId, deduplicationId: key, attributes };
      const place = { groupId, position: positionAt(PARKED_AT, key) };
      const parked = {
        ...place,
        key,
        type: event.type,
        parkedAt: PARKED_AT,
        retainUntil: RETAIN_UNTIL,
        message,
      };
      await lines.join(parked);
      await lines.setAside(parked, 'InvalidParameter', REFUSED_AT);
    }
  });
}
