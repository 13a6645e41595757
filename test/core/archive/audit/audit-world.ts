import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { auditDay } from '../../../../core/archive/audit/audit-day.ts';
import type { AuditPorts } from '../../../../core/archive/audit/audit-ports.ts';
import type { DayAudit } from '../../../../core/archive/audit/day-audit.ts';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import { ledgerKey } from '../../../../core/ledger/ledger-key.ts';
import type { Publication } from '../../../../core/ledger/ledger-scan.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { writeBatches } from '../compaction/archive-state.ts';

/** A bucket and a ledger, and what an audit of them finds. */
export class AuditWorld {
  readonly objects = new MemoryObjects();
  readonly publications: Publication[] = [];
  readonly asked: number[] = [];
  /** Happens while the ledger is read. */
  meanwhile: () => Promise<void> = async () => {};
  keyMaterial = false;
  now = new Date('2026-11-25T02:00:00.000Z');

  /** Marks events as published, a second after they were received or at another time. */
  publish(events: readonly ArchivedEvent[], at?: string): void {
    for (const { source, id, type, received } of events) {
      const publishedAt = at ?? new Date(Date.parse(received) + 1_000).toISOString();
      this.publications.push({ key: ledgerKey(source, id), type, publishedAt });
    }
  }

  /** Writes events into the archive, not compacted. */
  async write(...batches: readonly (readonly ArchivedEvent[])[]): Promise<void> {
    await writeBatches(this.objects, batches);
  }

  async compact(): Promise<void> {
    await compactDays(
      { until: '2026-11-30', deadline: new Date('2027-01-01') },
      { objects: this.objects, scratch: new MemoryScratch(), now: () => this.now },
    );
  }

  async audit(day: string): Promise<DayAudit> {
    return await auditDay(day, this.ports());
  }

  async *#publishedOn(day: string): AsyncIterable<readonly Publication[]> {
    await this.meanwhile();
    const found = this.publications.filter(({ publishedAt }) => publishedAt.startsWith(day));
    for (let from = 0; from < found.length; from += 3) yield found.slice(from, from + 3);
  }

  ports(): AuditPorts {
    return {
      objects: this.objects,
      ledger: {
        publishedOn: (of) => this.#publishedOn(of),
        published: async (keys) => {
          this.asked.push(keys.length);
          const known = new Set(this.publications.map(({ key }) => key));
          return new Set(keys.filter((key) => known.has(key)));
        },
      },
      ledgerRetentionDays: 100,
      keyMaterial: this.keyMaterial,
      now: () => this.now,
    };
  }
}
