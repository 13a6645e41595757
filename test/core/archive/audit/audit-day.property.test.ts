import fc from 'fast-check';
import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { auditDay } from '../../../../core/archive/audit/audit-day.ts';
import { differencesOf, type FlawedEvent } from '../../../../core/archive/audit/day-audit.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { disturbed } from '../../../support/disturbed-objects.ts';
import { type StoredRow, tamper } from '../../../support/tampered-days.ts';
import { AuditWorld } from './audit-world.ts';

const DAY = '2026-11-22';
const SOURCE = 'privy/main';

const EVENTS = Array.from({ length: 40 }, (_, index) => {
  const user = `did:privy:${index % 7}`;
  return archivedEvent({
    id: `msg_${String(index).padStart(2, '0')}`,
    subject: user,
    partitionkey: `privy/main#${user}`,
    receivedtime: new Date(Date.UTC(2026, 10, 22, 8) + index * 1_000).toISOString(),
    data: { text: `Zoë ${index}` },
  });
});

/** With it the archive begins: who takes away its first events moves its beginning. */
const BEFORE = archivedEvent({ id: 'before', receivedtime: '2026-11-21T08:00:00.000Z' });

/** In each of these ways an event is altered, and its digest left as it is. */
const ALTERATIONS: readonly ((event: ArchivedEvent) => ArchivedEvent)[] = [
  (event) => ({ ...event, envelope: event.envelope.replace('Zoë', 'Zoe') }),
  (event) => ({ ...event, envelope: event.envelope.replace('"id":"msg', '"id":"gsm') }),
  (event) => ({ ...event, envelope: '' }),
  (event) => ({ ...event, envelope: `${event.envelope} ` }),
  (event) => ({ ...event, id: `${event.id}x` }),
  (event) => ({ ...event, type: 'privy.user.authenticated' }),
  (event) => ({ ...event, group: 'privy/main#did:privy:8' }),
  (event) => ({ ...event, subject: 'did:privy:8' }),
  ({ subject: _, ...event }) => event,
  (event) => ({ ...event, received: '2026-11-22T07:00:00.000Z' }),
  (event) => ({ ...event, time: '2026-11-22T07:00:00.000Z' }),
  (event) => ({ ...event, environment: 'staging' }),
];

interface Tampered {
  readonly index: number;
  readonly how: 'removed' | 'altered' | 'doubled';
  readonly alteration: number;
}

const tampered = fc.uniqueArray(
  fc.record<Tampered>({
    index: fc.nat(EVENTS.length - 1),
    how: fc.constantFrom('removed', 'altered', 'doubled'),
    alteration: fc.nat(ALTERATIONS.length - 1),
  }),
  { selector: ({ index }) => index, maxLength: 12 },
);

function changed(rows: readonly StoredRow[], all: readonly Tampered[]): StoredRow[] {
  const of = new Map(all.map((one) => [EVENTS[one.index]?.id, one]));
  return rows.flatMap((row) => {
    const { how, alteration = 0 } = of.get(row.event.id) ?? {};
    if (how === 'removed') return [];
    if (how === 'doubled') return [row, row];
    const alter = how === 'altered' ? ALTERATIONS[alteration] : undefined;
    return [alter === undefined ? row : { ...row, event: alter(row.event) }];
  });
}

const FLAWS = { removed: 'missing', altered: 'altered', doubled: 'doubled' } as const;

function named(all: readonly Tampered[]): string[] {
  return all.map(({ index, how }) => `${EVENTS[index]?.id} ${FLAWS[how]}`).sort();
}

describe('the audit of a day', () => {
  it('names exactly the rows that were removed, altered or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(tampered, fc.boolean(), async (all, manifestToo) => {
        const world = new AuditWorld();
        world.publish([BEFORE, ...EVENTS]);
        await world.write([BEFORE, ...EVENTS]);
        await world.compact();
        const tampering = {
          source: SOURCE,
          day: DAY,
          manifestToo,
          change: (rows: readonly StoredRow[]) => changed(rows, all),
        } as const;
        if (all.length > 0) await tamper(world.objects, tampering);

        const audit = await world.audit(DAY);

        expect(names(audit.flawed)).toEqual(named(all));
        expect(audit.unmarked).toEqual([]);
        const [counts] = audit.sources;
        const missing = all.filter(({ how }) => how === 'removed').length;
        expect(counts).toMatchObject({ published: 40, archived: 40 - missing, missing });
        expect(differencesOf(audit) === 0).toBe(all.length === 0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the audit of a day that is compacted meanwhile', () => {
  it('finds every event, whenever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(EVENTS.length),
        fc.uniqueArray(fc.nat(30), { maxLength: 3 }),
        async (compacted, calls) => {
          const world = new AuditWorld();
          world.publish([BEFORE, ...EVENTS]);
          await world.write([BEFORE, ...EVENTS.slice(0, compacted)]);
          await world.compact();
          await world.write(EVENTS.slice(compacted));
          let call = 0;
          const objects = disturbed(world.objects, async (when) => {
            if (when === 'after' || !calls.includes(call++)) return;
            // What comes late opens the day again.
            await world.write([archivedEvent({ id: `late-${call}` })]);
            await world.compact();
          });

          const audit = await auditDay(DAY, { ...world.ports(), objects });

          expect(audit.flawed).toEqual([]);
          expect(audit.problems).toEqual([]);
          expect(audit.sources[0]).toMatchObject({ published: 40, archived: 40 });
        },
      ),
      { numRuns: 60 },
    );
  });
});

function names(flawed: readonly FlawedEvent[]): string[] {
  return flawed.map(({ id, flaw }) => `${id} ${flaw}`).sort();
}
