import { ledgerKey } from '../../ledger/ledger-key.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { AuditPorts } from './audit-ports.ts';
import type { AuditTally } from './audit-tally.ts';

/** As many as the ledger is asked for at once. */
const ASKED = 100;

type Event = Pick<ArchivedEvent, 'source' | 'id'>;

/** Events of the archive that the ledger did not publish on their day: some of them on another, the others are unmarked. */
export class UnmarkedEvents {
  readonly #ports: Pick<AuditPorts, 'ledger' | 'now'>;
  readonly #tally: AuditTally;
  #waiting: Event[] = [];

  constructor(ports: Pick<AuditPorts, 'ledger' | 'now'>, tally: AuditTally) {
    this.#ports = ports;
    this.#tally = tally;
  }

  /** Where this gives a promise, the ledger is asked, and the next one is added after it. */
  add({ source, id }: Event): Promise<void> | undefined {
    this.#waiting.push({ source, id });
    return this.#waiting.length < ASKED ? undefined : this.ask();
  }

  /** Asks the ledger for those that were added. */
  async ask(): Promise<void> {
    const asked = this.#waiting;
    if (asked.length === 0) return;
    this.#waiting = [];
    const { ledger, now } = this.#ports;
    const keys = asked.map(({ source, id }) => ledgerKey(source, id));
    const published = await ledger.published(keys, now());
    for (const [index, event] of asked.entries())
      if (!published.has(keys[index] as string)) this.#tally.addUnmarked(event);
  }
}
