import { reportAudit } from '../../../lambda/archive-keeper/audit/report-audit.ts';
import { reportHandlingAudit } from '../../../lambda/archive-keeper/audit-handler/report-handling-audit.ts';
import { FORGET_METRICS } from '../../../lambda/archive-keeper/forget/forget-metrics.ts';
import { KEEPER_SERVICE } from '../../../lambda/archive-keeper/keeper-metrics.ts';
import { REPLAY_METRICS } from '../../../lambda/archive-keeper/replay/replay-metrics.ts';
import { reportCompaction } from '../../../lambda/archive-keeper/report-compaction.ts';
import type { Telemetry } from '../../../lambda/telemetry.ts';
import type { Circumstances, KeeperTrouble } from './circumstances.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';

const MINUTES_PER_DAY = 24 * 60;
const MINUTE_MILLISECONDS = 60_000;
/** The hours of the schedules, in UTC. */
const [COMPACTED_AT, AUDITED_AT, HANDLERS_AUDITED_AT] = [2 * 60, 4 * 60, 5 * 60];
/** Replays and forgettings are gone on with so often. */
const CONTINUED_EVERY = 5;
/** So long a run sends. */
const RUN_MINUTES = 15;
const DAY = '2026-11-26';

/** The archive's keeper: what its schedules have it do, and what it finds. */
export class SimulatedKeeper {
  readonly #measurements: Measurements;
  readonly #telemetry: Telemetry;
  readonly #clock: Clock;
  readonly #handlers: readonly string[];

  constructor(handlers: readonly string[], measurements: Measurements, clock: Clock) {
    this.#handlers = handlers;
    this.#measurements = measurements;
    this.#telemetry = measurements.telemetry(KEEPER_SERVICE);
    this.#clock = clock;
  }

  work(minute: number, { keeper: trouble }: Circumstances): void {
    if (trouble === 'stopped') return;
    const at = this.#clock(minute);
    const minuteOfDay = (at.getTime() / MINUTE_MILLISECONDS) % MINUTES_PER_DAY;
    if (minuteOfDay % CONTINUED_EVERY === 0) this.#continue(trouble);
    // A run sends for a quarter of an hour, and then says how much.
    if (trouble === 'running-replay' && minuteOfDay % RUN_MINUTES === RUN_MINUTES - 1)
      this.#count(REPLAY_METRICS.sent);
    if (trouble === 'daily-runs-stopped') return;
    if (minuteOfDay === COMPACTED_AT) this.#compact(at, trouble);
    if (minuteOfDay === AUDITED_AT) this.#audit(at, trouble);
    if (minuteOfDay === HANDLERS_AUDITED_AT)
      for (const name of this.#handlers) this.#auditHandler(name, at, trouble);
  }

  #continue(trouble: KeeperTrouble | undefined): void {
    this.#runs(trouble);
    if (trouble === 'stalled-replay' || trouble === 'running-replay') this.#count(REPLAY_METRICS.running);
    if (trouble === 'stalled-forgetting') this.#count(FORGET_METRICS.unfinished);
  }

  #compact(at: Date, trouble: KeeperTrouble | undefined): void {
    if (!this.#runs(trouble)) return;
    const problem = { damage: 'file-altered', key: 'days/privy/main/2026-11-26/1.parquet' } as const;
    reportCompaction(
      { days: [], left: trouble === 'behind' ? [DAY] : [], problems: trouble === 'damage' ? [problem] : [] },
      { startedAt: at, endedAt: at },
      this.#telemetry,
    );
  }

  #audit(at: Date, trouble: KeeperTrouble | undefined): void {
    if (!this.#runs(trouble)) return;
    const missing = Number(trouble === 'missing-event');
    const counts = { published: 300, archived: 300 - missing, withheld: {}, forgotten: 0, earlier: 0 };
    const flaws = { missing, altered: 0, doubled: 0, events: 300 - missing, unmarked: 0 };
    reportAudit(
      {
        day: DAY,
        ledger: 'compared',
        sources: [{ source: 'privy/main', ...counts, ...flaws }],
        flawed: [],
        unmarked: [],
        problems: [],
        damaged: 0,
      },
      { startedAt: at, endedAt: at },
      this.#telemetry,
    );
  }

  #auditHandler(handler: string, at: Date, trouble: KeeperTrouble | undefined): void {
    if (!this.#runs(trouble)) return;
    const places = { waiting: 0, dead: 0, quarantined: 0, dropped: 0 };
    const missing = Number(trouble === 'unaccounted');
    reportHandlingAudit(
      { day: DAY, handler, sources: [], places, missing, unsettled: [] },
      { startedAt: at, endedAt: at },
      this.#telemetry,
    );
  }

  #runs(trouble: KeeperTrouble | undefined): boolean {
    const failed = trouble === 'failing';
    this.#measurements.invoked('PipelineArchiveKeeperFunction', { failed });
    return !failed;
  }

  #count(metric: string): void {
    const counts = [{ metrics: [[metric, 'Count', 1] as const] }];
    this.#telemetry.logAndCount({ level: 'info', message: 'unfinished', facts: {}, counts });
  }
}
