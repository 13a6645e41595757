import type { Template } from 'aws-cdk-lib/assertions';
import { CANARY_SOURCE } from '../../../core/canary/canary-source.ts';
import type { SourceName } from '../../../core/events/source-name.ts';
import type { Receipt } from '../../../core/intake/receipt.ts';
import { INTAKE_SERVICE } from '../../../lambda/intake/delivery-metrics.ts';
import { report } from '../../../lambda/intake/report.ts';
import type { Circumstances, StrangersRequest } from './circumstances.ts';
import type { Clock } from './clock.ts';
import { FrontDoor } from './front-door.ts';
import { Measurements } from './measurements.ts';
import { FLIES_EVERY, FLIGHT, reportFlightOf } from './simulated-canary.ts';
import { SimulatedDrain } from './simulated-drain.ts';
import { SimulatedHandler } from './simulated-handler.ts';
import { SimulatedKeeper } from './simulated-keeper.ts';
import { SimulatedLookout } from './simulated-lookout.ts';
import { type Attempt, type Rhythm, requestOf, SimulatedProviders } from './simulated-providers.ts';
import { SimulatedQueue } from './simulated-queue.ts';
import { SimulatedWriter } from './simulated-writer.ts';

/** What is simulated. */
export interface SimulatedParts {
  readonly template: Template;
  readonly pipelineName: string;
  readonly rhythms: Readonly<Partial<Record<SourceName, Rhythm>>>;
  readonly handlers: readonly string[];
  readonly consumers: readonly string[];
  readonly clock: Clock;
}

/** Every so many events is of the user at whose events a poisoned handler throws. */
const POISON_EVERY = 40;

/**
 * A pipeline, minute by minute: what its functions report, by their own reports, and what the services in front of them and
 * behind them measure. What becomes of a delivery is decided by the circumstances, and at the web ACL by that of the template.
 */
export class SimulatedPipeline {
  readonly measurements: Measurements;
  readonly #parts: SimulatedParts;
  readonly #door: FrontDoor;
  readonly #providers: SimulatedProviders;
  readonly #drain: SimulatedDrain;
  readonly #queues: ReadonlyMap<string, SimulatedQueue>;
  readonly #archiveQueue = new SimulatedQueue();
  readonly #writer: SimulatedWriter;
  readonly #keeper: SimulatedKeeper;
  readonly #handlers: readonly SimulatedHandler[];
  readonly #lookout: SimulatedLookout;
  #published = 0;

  constructor(parts: SimulatedParts) {
    const { template, pipelineName, rhythms, handlers, consumers, clock } = parts;
    this.#parts = parts;
    this.measurements = new Measurements(template, pipelineName);
    this.#door = new FrontDoor(template, this.measurements);
    this.#providers = new SimulatedProviders(rhythms);
    this.#drain = new SimulatedDrain(this.measurements, clock);
    this.#queues = new Map([...handlers, ...consumers].map((name) => [name, new SimulatedQueue()]));
    this.#writer = new SimulatedWriter(this.#archiveQueue, this.measurements, clock);
    this.#lookout = new SimulatedLookout(parts, this.measurements);
    this.#keeper = new SimulatedKeeper(handlers, this.measurements, clock);
    this.#handlers = handlers.map(
      (name) => new SimulatedHandler(name, this.#queue(name), this.measurements, clock),
    );
  }

  /** Lets a minute pass. */
  async pass(minute: number, now: Circumstances, strangers: readonly StrangersRequest[] = []): Promise<void> {
    const { clock, consumers } = this.#parts;
    this.measurements.begin(minute);
    this.#door.begin(minute);
    const at = clock(minute);
    const minuteOfDay = at.getUTCHours() * 60 + at.getUTCMinutes();
    if (at.getUTCMinutes() === 0) await this.#look(minute, now);
    for (const attempt of this.#providers.due(minute, minuteOfDay, now)) {
      if (!this.#deliver(attempt, minute, now)) this.#providers.failed(attempt, minute);
    }
    if (minuteOfDay % FLIES_EVERY === 0) this.#fly(minute, now);
    for (const request of strangers) this.#takeFromStranger(request, minute, now);
    for (const event of this.#drain.run(minute, now)) this.#publish(event, minute);
    for (const handler of this.#handlers) handler.work(minute, now);
    for (const name of consumers) if (now.stoppedSubscriber !== name) this.#queue(name).events = [];
    this.#writer.work(minute, now);
    this.#keeper.work(minute, now);
    for (const trouble of now.measured ?? []) this.measurements.trouble(trouble);
    this.#measureQueues(minute, now);
  }

  /** Whether it was answered 200. */
  #deliver({ source, id, createdAt }: Attempt, minute: number, now: Circumstances): boolean {
    if (!this.#reaches(requestOf(source, now), now)) return false;
    const event = {
      id,
      type: 'privy.user.created',
      time: this.#parts.clock(createdAt),
      ...(now.unclearTimes === source ? { timeSource: 'receipt' as const } : {}),
    } as const;
    const receipt = receiptOf(source, event, now);
    this.#report(receipt, source, minute);
    if (receipt.outcome === 'parked') this.#drain.park({ source, id, at: minute });
    if (receipt.outcome === 'accepted') this.#publish({ source, id }, minute);
    return ['accepted', 'parked'].includes(receipt.outcome);
  }

  /** Where it fails, neither silence nor patience is known. */
  async #look(minute: number, { lookoutFails = false, lookoutIsStopped }: Circumstances): Promise<void> {
    if (lookoutIsStopped === true) return;
    this.measurements.invoked('PipelineSourceHealthFunction', { failed: lookoutFails });
    if (!lookoutFails) await this.#lookout.look(minute);
  }

  #fly(minute: number, now: Circumstances): void {
    if (now.canaryIsStopped === true) return;
    const event = { id: `canary#${minute}`, type: 'privy.test', time: this.#parts.clock(minute) } as const;
    const receipt = this.#reaches(FLIGHT, now) ? receiptOf(CANARY_SOURCE, event, now) : undefined;
    if (receipt !== undefined) this.#report(receipt, CANARY_SOURCE, minute);
    reportFlightOf(receipt?.outcome, this.measurements);
  }

  /** No stranger can sign, so that what gets as far as the intake is rejected there. */
  #takeFromStranger(request: StrangersRequest, minute: number, now: Circumstances): void {
    if (!this.#reaches(request, now)) return;
    const sources = Object.keys(this.#parts.rhythms);
    const source = sources.find((name) => request.path.replace(/\/$/, '').endsWith(`/webhooks/${name}`));
    const isSigned = Object.keys(request.headers ?? {}).length > 0;
    this.#report(
      source === undefined
        ? { outcome: 'unknown-source' }
        : { outcome: 'rejected', reason: isSigned ? 'no-matching-signature' : 'missing-header' },
      source ?? 'unknown',
      minute,
    );
  }

  /** Whether it gets through the web ACL, the API and into the intake. */
  #reaches(request: StrangersRequest, now: Circumstances): boolean {
    const { pipelineName } = this.#parts;
    if (!this.#door.lets(request, now.allowListIsEmpty ?? false)) return false;
    if ((request.method ?? 'POST') !== 'POST') {
      this.measurements.answered(pipelineName, 403);
      return false;
    }
    const failed = now.intakeCrashes ?? false;
    this.measurements.invoked('PipelineIntakeFunction', { failed });
    if (failed) this.measurements.answered(pipelineName, 502);
    return !failed;
  }

  #report(receipt: Receipt, source: string, minute: number): void {
    const { clock, pipelineName } = this.#parts;
    const startedAt = clock(minute);
    report(
      receipt,
      { source, requestId: undefined, startedAt, endedAt: new Date(startedAt.getTime() + 20) },
      this.measurements.telemetry(INTAKE_SERVICE),
    );
    this.measurements.answered(pipelineName, STATUSES[receipt.outcome]);
  }

  #publish({ source, id }: Pick<Attempt, 'source' | 'id'>, minute: number): void {
    this.#published += 1;
    const isPoison = this.#published % POISON_EVERY === 0;
    const event = { id, source, at: minute, isPoison };
    for (const queue of [...this.#queues.values(), this.#archiveQueue]) queue.put(event);
  }

  #measureQueues(minute: number, { deadLetters, undelivered }: Circumstances): void {
    const measure = (id: string, waiting: number, oldestSeconds: number) => {
      if (waiting > 0) this.measurements.queue(id, { waiting, oldestSeconds });
    };
    for (const [name, queue] of this.#queues) {
      const id = `Pipeline${name.replace('-', '')}Subscriber`;
      const events = queue.events.length;
      this.measurements.queue(`${id}Queue`, { waiting: events, oldestSeconds: queue.oldestSeconds(minute) });
      measure(`${id}Dlq`, queue.deadLetters + Number(deadLetters === name), 60);
      measure(`${id}SubscriptionDlq`, Number(undelivered === name), 60);
    }
    const waiting = this.#archiveQueue.events.length;
    const oldestSeconds = this.#archiveQueue.oldestSeconds(minute);
    this.measurements.queue('PipelineArchiveQueue', { waiting, oldestSeconds });
    measure('PipelineArchiveQueueDlq', Number(deadLetters === 'archive'), 60);
    measure('PipelineArchiveQueueSubscriptionDlq', Number(undelivered === 'archive'), 60);
  }

  #queue(name: string): SimulatedQueue {
    const queue = this.#queues.get(name);
    if (queue === undefined) throw new Error(`no subscriber is called ${name}`);
    return queue;
  }
}

const STATUSES: Readonly<Record<Receipt['outcome'], number>> = {
  accepted: 200,
  duplicate: 200,
  parked: 200,
  rejected: 401,
  malformed: 400,
  'unknown-source': 404,
  'too-large': 413,
  unavailable: 503,
};

/** What the intake makes of a delivery of the provider. */
function receiptOf(source: SourceName, event: NonNullable<Receipt['event']>, now: Circumstances): Receipt {
  if (now.wrongSecret === source) return { outcome: 'rejected', reason: 'no-matching-signature' };
  if (now.malformed === source) return { outcome: 'malformed', reason: 'not-json' };
  if (now.nothingIsKept === true)
    return { outcome: 'unavailable', reason: 'neither-published-nor-parked', event };
  const previous = now.previousSecret === source ? { verifiedByPrevious: true, graceIsEnding: true } : {};
  if (now.topicIsDown === true) return { outcome: 'parked', event, ...previous };
  const degraded = now.ledgerIsDown === true ? ({ degraded: 'ledger-unavailable' } as const) : {};
  return { outcome: 'accepted', event, ...previous, ...degraded };
}
