import { DEFAULT_RETRY_SECONDS, retryDelay } from '../../../core/handling/retry-schedule.ts';
import type { Gate } from '../../../core/quarantine/quarantine.ts';
import { HANDLER_SERVICE, SUBSCRIBER_DIMENSION } from '../../../lambda/handler-kit/handler-metrics.ts';
import { reportMessage } from '../../../lambda/handler-kit/handler-report.ts';
import { reportQuarantine } from '../../../lambda/handler-kit/report-quarantine.ts';
import type { Telemetry } from '../../../lambda/telemetry.ts';
import { envelope } from '../../support/envelopes.ts';
import type { Circumstances } from './circumstances.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';
import type { QueuedEvent, SimulatedQueue } from './simulated-queue.ts';

/** As lib sets it for handlers. */
const MAX_RECEIVES = 600;
const VISIBILITY_MINUTES = 3;
const WITHOUT_JITTER = { schedule: DEFAULT_RETRY_SECONDS, random: () => 0.5 };

/** A handler that does as circumstances are, and reports it as its function does. */
export class SimulatedHandler {
  readonly #name: string;
  readonly #queue: SimulatedQueue;
  readonly #measurements: Measurements;
  readonly #telemetry: Telemetry;
  readonly #clock: Clock;
  #quarantined: QueuedEvent[] = [];

  constructor(name: string, queue: SimulatedQueue, measurements: Measurements, clock: Clock) {
    this.#name = name;
    this.#queue = queue;
    this.#measurements = measurements;
    this.#telemetry = measurements.telemetry(HANDLER_SERVICE, { [SUBSCRIBER_DIMENSION]: name });
    this.#clock = clock;
  }

  work(minute: number, now: Circumstances): void {
    if (now.stoppedSubscriber === this.#name) return;
    // Somebody has mended the handler, and releases who waits.
    if (now.poisonedHandler !== this.#name) this.#quarantined = [];
    const due = this.#queue.due(minute);
    if (due.length === 0) return;
    const isDead = now.dyingHandler === this.#name;
    this.#measurements.invoked(`Pipeline${this.#name.replace('-', '')}HandlerFunction`, { failed: isDead });
    if (isDead) for (const event of due) this.#receiveInVain(event, minute);
    else this.#handle(due, minute, now);
  }

  #receiveInVain(event: QueuedEvent, minute: number): void {
    event.receives += 1;
    event.dueAt = minute + VISIBILITY_MINUTES;
    if (event.receives < MAX_RECEIVES) return;
    this.#queue.remove(event);
    this.#queue.deadLetters += 1;
  }

  #handle(due: readonly QueuedEvent[], minute: number, now: Circumstances): void {
    for (const event of due) {
      const isPoison = event.isPoison && now.poisonedHandler === this.#name;
      if (now.failingHandler === this.#name) this.#fail(event, minute, 'outage');
      else if (isPoison) this.#fail(event, minute, 'give-up');
      else {
        this.#queue.remove(event);
        this.#report(event, minute, { verdict: 'applied' });
      }
    }
    const openedAt = this.#clock(minute);
    const gates = this.#quarantined.map(({ id }): Gate => ({ groupId: id, events: 1, openedAt }));
    reportQuarantine(gates, this.#clock(minute), this.#telemetry);
  }

  #fail(event: QueuedEvent, minute: number, inTheEnd: 'outage' | 'give-up'): void {
    event.failures += 1;
    const isOver = event.failures > DEFAULT_RETRY_SECONDS.length;
    const step = isOver ? inTheEnd : 'retry';
    event.dueAt = minute + Math.max(1, Math.ceil(retryDelay(event.failures, WITHOUT_JITTER) / 60));
    if (step === 'give-up') {
      this.#queue.remove(event);
      this.#quarantined.push(event);
    }
    const verdict = step === 'give-up' ? 'quarantined' : 'failed';
    this.#report(event, minute, { verdict, step, attempts: event.failures, error: new TypeError() });
  }

  #report(
    { id, source, at, receives }: QueuedEvent,
    minute: number,
    what: Pick<Parameters<typeof reportMessage>[0], 'verdict' | 'step' | 'attempts' | 'error'>,
  ): void {
    const now = this.#clock(minute);
    reportMessage(
      {
        messageId: id,
        receiveCount: receives + 1,
        event: envelope({ id, source, time: this.#clock(at).toISOString() }),
        startedAt: now,
        endedAt: now,
        ...what,
      },
      this.#telemetry,
    );
  }
}
