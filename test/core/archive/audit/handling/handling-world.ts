import { auditHandling } from '../../../../../core/archive/audit/handling/audit-handling.ts';
import type { HandlingAudit } from '../../../../../core/archive/audit/handling/handling-audit.ts';
import type {
  HandlingLine,
  HandlingPorts,
} from '../../../../../core/archive/audit/handling/handling-ports.ts';
import type { SourceName } from '../../../../../core/events/source-name.ts';
import type { Verdict } from '../../../../../core/handling/process-batch.ts';
import { ledgerKey } from '../../../../../core/ledger/ledger-key.ts';
import type { Publication } from '../../../../../core/ledger/ledger-scan.ts';
import { MemoryObjects } from '../../../../support/memory-objects.ts';

export const DAY = '2026-11-22';

/** A ledger, a handler's log and the places where its events can be; and what an audit makes of them. */
export class HandlingWorld {
  readonly objects = new MemoryObjects();
  readonly publications: Publication[] = [];
  readonly lines: { readonly at: string; readonly line: HandlingLine }[] = [];
  readonly waits: Date[] = [];
  events: readonly string[] = ['privy.*'];
  madeAt = '2026-11-01T00:00:00.000Z';
  places = { waiting: 0, dead: 0, quarantined: 0 };
  /** Happens while a wait goes on. */
  meanwhile: () => void = () => {};

  publish(
    id: string,
    { at = `${DAY}T08:00:00.000Z`, type = 'privy.user.created', source = 'privy/main' } = {},
  ): void {
    this.publications.push({ key: ledgerKey(source as SourceName, id), type, publishedAt: at });
  }

  /** Writes a line of the handler. */
  say(id: string, outcome: Verdict, at = `${DAY}T08:00:01.000Z`, source = 'privy/main'): void {
    this.lines.push({ at, line: { source, id, outcome } });
  }

  async audit(): Promise<HandlingAudit> {
    return await auditHandling(DAY, { name: 'example', events: this.events }, this.ports());
  }

  ports(): HandlingPorts {
    const now = new Date('2026-11-23T05:00:00.000Z');
    return {
      objects: this.objects,
      ledger: { publishedOn: (day) => this.#publishedOn(day) },
      log: { since: (from) => this.#since(from.toISOString()) },
      places: {
        madeAt: async () => new Date(this.madeAt),
        waiting: async () => this.places.waiting,
        dead: async () => this.places.dead,
        quarantined: async () => this.places.quarantined,
      },
      now: () => now,
      waitUntil: async (at) => {
        this.waits.push(at);
        this.meanwhile();
      },
    };
  }

  async *#publishedOn(day: string): AsyncIterable<readonly Publication[]> {
    yield this.publications.filter(({ publishedAt }) => publishedAt.startsWith(day));
  }

  async *#since(from: string): AsyncIterable<readonly HandlingLine[]> {
    for (const { at, line } of this.lines) if (at >= from) yield [line];
  }
}
