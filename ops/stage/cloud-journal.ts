import type { CloudWatchLogs } from '../../aws/operator/cloudwatch-logs.ts';
import type { EventBus } from '../../aws/operator/event-bus.ts';
import { OPERATIONS_DETAIL_TYPE, OPERATIONS_SOURCE } from '../../core/stage/operations-event.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { journalLine } from './journal-line.ts';

/** Where the account of a deployed stage is written, and by whom. */
export interface JournalPlaces {
  readonly logs: () => Promise<Pick<CloudWatchLogs, 'write'>>;
  readonly bus: () => Promise<Pick<EventBus, 'put'>>;
  /** The caller's ARN. */
  readonly who: () => Promise<string>;
  readonly now: () => Date;
}

/** The journal of a deployed stage: its log group, and an event on the account's bus. */
export class CloudJournal implements Journal {
  readonly #stage: Pick<StageDescription, 'pipelineName' | 'operationsLogGroup'>;
  readonly #places: JournalPlaces;

  constructor(stage: Pick<StageDescription, 'pipelineName' | 'operationsLogGroup'>, places: JournalPlaces) {
    this.#stage = stage;
    this.#places = places;
  }

  /** Throws an `OpsError` where the account cannot be written of what was done. */
  async write(entry: JournalEntry): Promise<void> {
    try {
      await this.#write(entry);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new OpsError(
        error instanceof OpsError ? error.code : 'unreachable',
        `${entry.action} is done, and the account of it is not written: ${reason}`,
        { cause: error },
      );
    }
  }

  async #write(entry: JournalEntry): Promise<void> {
    const { pipelineName, operationsLogGroup } = this.#stage;
    const { logs, bus, who, now } = this.#places;
    const at = now();
    const line = { ...journalLine({ ...entry, who: await who(), at }), pipeline: pipelineName };
    await (await logs()).write(operationsLogGroup, streamOf(at), { at, text: JSON.stringify(line) });
    const [source, type] = [OPERATIONS_SOURCE, OPERATIONS_DETAIL_TYPE];
    await (await bus()).put({ source, type, at, detail: line });
  }
}

/** A stream for each day, which is found by its name. */
function streamOf(at: Date): string {
  return at.toISOString().slice(0, 'yyyy-mm-dd'.length).replaceAll('-', '/');
}
