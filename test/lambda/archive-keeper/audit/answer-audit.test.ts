import { answerAudit } from '../../../../lambda/archive-keeper/audit/answer-audit.ts';
import { AuditWorld } from '../../../core/archive/audit/audit-world.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { recordedTelemetry } from '../../../support/recorded-telemetry.ts';

const REQUEST = { archive: 'audit', day: '2026-11-22' } as const;
const EVENTS = ['msg_1', 'msg_2', 'msg_3'].map((id) => archivedEvent({ id }));
const BEFORE = archivedEvent({ id: 'before', receivedtime: '2026-11-21T10:00:00.000Z' });

async function auditing() {
  const world = new AuditWorld();
  const { telemetry, lines, published } = recordedTelemetry();
  await world.write([BEFORE]);
  return { world, lines, published, auditing: () => ({ ...world.ports(), telemetry }) };
}

describe('an audit by the keeper', () => {
  it('says in one line, in its metric and in its answer that the archive is whole', async () => {
    const { world, lines, published, auditing: of } = await auditing();
    world.publish(EVENTS);
    await world.write(EVENTS);

    const answer = await answerAudit(REQUEST, of());

    expect(answer).toMatchObject({ differences: 0, day: '2026-11-22', ledger: 'compared', flawed: [] });
    const counts = { published: 3, archived: 3, withheld: {}, forgotten: 0, earlier: 0, missing: 0 };
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'audit',
        day: '2026-11-22',
        ledger: 'compared',
        differences: 0,
        sources: { 'privy/main': { ...counts, altered: 0, doubled: 0, events: 3, unmarked: 0 } },
        durationMilliseconds: 0,
      },
    ]);
    expect(published).toEqual([
      [
        ['ArchiveDifferences', 'Count', 0],
        ['ArchiveUnmarked', 'Count', 0],
      ],
    ]);
  });

  it('names what is missing, and what the ledger does not know, by source and id', async () => {
    const { world, lines, published, auditing: of } = await auditing();
    world.publish(EVENTS.slice(0, 2));
    await world.write(EVENTS.slice(1));
    await world.objects.put('hot/secret', Buffer.from('x'));

    const answer = await answerAudit(REQUEST, of());

    expect(answer.differences).toBe(2);
    expect(lines).toMatchObject([
      {
        level: 'error',
        differences: 2,
        flawed: [{ source: 'privy/main', id: 'msg_1', flaw: 'missing' }],
        damaged: 1,
        problems: [{ damage: 'stray-object', key: 'hot/secret' }],
        unmarked: [{ source: 'privy/main', id: 'msg_3' }],
      },
    ]);
    expect(published[0]).toEqual([
      ['ArchiveDifferences', 'Count', 2],
      ['ArchiveUnmarked', 'Count', 1],
    ]);
  });

  it('logs a hundred of what is missing, and answers a thousand', async () => {
    const { world, lines, auditing: of } = await auditing();
    world.publish(Array.from({ length: 1_100 }, (_, index) => archivedEvent({ id: `lost-${index}` })));

    const answer = await answerAudit(REQUEST, of());

    expect(answer).toMatchObject({ differences: 1_100 });
    expect(answer.flawed).toHaveLength(1_000);
    expect(lines[0]?.['flawed']).toHaveLength(100);
  });
});
