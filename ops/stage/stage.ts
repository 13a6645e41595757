import type { StageDescription } from '../../core/stage/stage-description.ts';
import type { Journal } from './journal.ts';
import type { LogReader } from './log-reader.ts';
import type { MetricReader } from './metric-reader.ts';
import type { StageServices } from './stage-services.ts';

/**
 * A stage that an operator looks at or changes: what it is made of, and the means to reach it. The same on this machine and
 * on AWS; whatever differs is behind `services`, `logs`, `metrics` and `journal`.
 */
export interface Stage {
  readonly description: StageDescription;
  /** On this machine, where nothing is at stake. */
  readonly isLocal: boolean;
  /** When a stage on this machine began: its logs have what was before that too, its tables and queues do not. */
  readonly begunAt?: Date;
  /** What the commands that a person is told to run need so as to mean this stage: `--stage WalletWebhooks-prod`, or nothing. */
  readonly flags: readonly string[];
  readonly services: StageServices;
  readonly logs: LogReader;
  readonly metrics: MetricReader;
  readonly journal: Journal;
  readonly now: () => Date;
  /** The signing secret of a source, to make up deliveries with. Only on this machine: of a deployed stage nobody reads one. */
  readonly signingSecret?: (secretId: string) => Promise<string | undefined>;
  /** Ends what is connected. */
  close(): void;
}
