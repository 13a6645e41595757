import type { Entry } from '../../../core/ledger/ledger.ts';
import { cleared, type Flag, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import type { ParkedEvent } from '../../../core/parked/parked-lines.ts';
import type { TopicMessage } from '../../../core/topic/topic.ts';
import { LoadClock } from './load-clock.ts';
import { LoadJudge } from './load-judge.ts';
import { LoadLines } from './load-lines.ts';
import { QuickRandom } from './quick-random.ts';
import { Quota } from './quota.ts';
import { TableQuota } from './table-quota.ts';

const SECOND = 1_000;
const FAR = new Date('2027-06-01T00:00:00.000Z');

/** What load is put on the pipeline, and for how long the topic is down. */
export interface Load {
  readonly seed: number;
  readonly deliveriesPerSecond: number;
  readonly users: number;
  /** How long the topic was down. The last seconds of that are simulated, the time before by what it leaves in line. */
  readonly outageSeconds: number;
  /** What the topic takes, messages a second. */
  readonly topicPerSecond: number;
  /** What a parked event takes to write and to delete, in write units: one up to a kilobyte with its attributes. */
  readonly unitsPerParkedEvent: number;
  /** Whether the drain runs. @default it does */
  readonly drains?: boolean;
  /** After so long the simulation ends whatever is left. */
  readonly mostSeconds: number;
}

/** So much of an outage is simulated with real deliveries. */
const SIMULATED_OUTAGE_SECONDS = 150;

/** Everything that a simulated load meets. */
export class LoadWorld {
  readonly load: Load;
  readonly clock: LoadClock;
  readonly random: QuickRandom;
  readonly judge: LoadJudge;
  readonly lines: LoadLines;
  readonly topicQuota: Quota;
  readonly ledgerQuota: TableQuota;
  readonly linesQuota: TableQuota;
  /** Which events the ledger knows as published. */
  readonly marked: Uint8Array;
  readonly claimed: Uint8Array;
  /** When the topic is back. */
  readonly backAt: number;
  flag: Flag = opened(cleared(UNSET_FLAG));
  /** Events that are in line when the simulation begins. */
  readonly preloaded: number;
  readonly groupIds: readonly string[];
  readonly groupNumbers: ReadonlyMap<string, number>;

  constructor(load: Load) {
    this.load = load;
    const simulated = Math.min(load.outageSeconds, SIMULATED_OUTAGE_SECONDS);
    this.backAt = simulated * SECOND;
    this.preloaded = (load.outageSeconds - simulated) * load.deliveriesPerSecond;
    const until = this.backAt + load.mostSeconds * SECOND;
    const events = this.preloaded + Math.ceil((until / SECOND + 2) * load.deliveriesPerSecond);
    this.clock = new LoadClock(until);
    this.random = new QuickRandom(load.seed);
    this.judge = new LoadJudge(events, load.users);
    this.groupIds = Array.from({ length: load.users }, (_, group) => `privy/main#user-${group}`);
    this.groupNumbers = new Map(this.groupIds.map((id, group) => [id, group]));
    this.lines = new LoadLines(this.groupIds);
    this.topicQuota = new Quota(load.topicPerSecond, this.clock);
    this.ledgerQuota = new TableQuota(this.clock);
    this.linesQuota = new TableQuota(this.clock);
    this.marked = new Uint8Array(events);
    this.claimed = new Uint8Array(events);
  }

  topicIsDown(): boolean {
    return this.clock.elapsed < this.backAt;
  }

  groupId(group: number): string {
    return this.groupIds[group] ?? '';
  }

  entry(event: number, group: number): Entry {
    return { key: String(event), type: 'privy.user.updated', groupId: this.groupId(group), expiresAt: FAR };
  }

  message(event: number, groupId: string): TopicMessage {
    return { body: '{}', groupId, deduplicationId: String(event), attributes: {} };
  }

  parkedEvent(event: number, group: number, parkedAt: number): ParkedEvent {
    const { key, type, groupId, expiresAt } = this.entry(event, group);
    const position = `${String(parkedAt).padStart(15, '0')}#${key}`;
    const message = this.message(event, groupId);
    return { key, type, groupId, position, parkedAt: new Date(0), retainUntil: expiresAt, message };
  }
}
