import { costLine } from '../../core/cost/cost-line.ts';
import { gigabyteSeconds } from '../../core/cost/function-times.ts';
import { GIGABYTE, MILLION } from '../../core/cost/volume.ts';
import type { Simulated } from './simulation/simulate.ts';

/** What an event weighs on its way. */
const EVENT_BYTES = 3_600;
/** Of a batch: it is received, and deleted. */
const REQUESTS_PER_BATCH = 2;

/** How long the lines are that are written of a request, of a delivery and of an event in a handler. */
export interface LineBytes {
  readonly access: number;
  readonly intake: number;
  readonly handler: number;
}

/** What a million accepted events cost, by what it is for. */
export interface Cost {
  readonly name: string;
  readonly dollars: number;
}

/** By what was used in a simulation. What costs the same without any event is not in it, nor the archive. */
export function costsOfMillion({ usage, given }: Simulated, lines: LineBytes): readonly Cost[] {
  const { memoryMegabytes, handlers } = given.deployment;
  const gigabytes = (usage.published * EVENT_BYTES) / GIGABYTE;
  const logged =
    usage.requests * lines.access + usage.admitted * lines.intake + usage.handled * lines.handler;
  const costs = [
    costLine('API Gateway', '', { request: usage.admitted }),
    costLine('web ACL', '', { inspected: usage.requests }),
    costLine('intake', '', {
      invocation: usage.admitted,
      gigabyteSecond: gigabyteSeconds(usage.intakeMilliseconds, memoryMegabytes.intake),
    }),
    costLine('topic', '', {
      publish: usage.published,
      publishedGigabyte: gigabytes,
      delivery: usage.published * handlers,
      deliveredGigabyte: gigabytes * handlers,
    }),
    costLine('queues', '', { fifoQueueRequest: usage.batches * REQUESTS_PER_BATCH }),
    costLine('handlers', '', {
      invocation: usage.batches,
      gigabyteSecond: gigabyteSeconds(usage.handlerMilliseconds, memoryMegabytes.handler),
    }),
    costLine('tables', '', { write: usage.ledgerWrites + usage.handlerWrites + usage.parkedWrites }),
    costLine('logs', '', { logGigabyte: logged / GIGABYTE }),
  ];
  return costs.map(({ name, dollars }) => ({ name, dollars: (dollars * MILLION) / usage.published }));
}
