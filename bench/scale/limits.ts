import { coreShare, type Deployment } from './simulation/deployment.ts';
import type { Resource } from './simulation/pressure.ts';
import type { Range } from './simulation/random.ts';
import type { ServiceTimes } from './simulation/service-times.ts';

/** Writes to the ledger for an accepted delivery: claim and mark. */
const LEDGER_WRITES = 2;

/** With how many deliveries a second something is used up. */
export interface Limit {
  readonly resource: Resource;
  readonly perSecond: number;
  /** What raises it. */
  readonly raisedBy: string;
}

/** What is used up with how many deliveries a second of many users, by reckoning alone: the lowest first. */
export function limitsOf(deployment: Deployment, times: ServiceTimes): readonly Limit[] {
  const { quotas, throttle, handlers, batchSize, maxConcurrency } = deployment;
  const batch = batchMilliseconds(deployment, times, { events: batchSize, steps: 1 });
  const forIntake = quotas.concurrency - handlers * maxConcurrency;
  const limits: Limit[] = [
    {
      resource: 'the throttle of a source',
      perSecond: throttle.perSecond,
      raisedBy: '`throttle` in pipeline.config.ts',
    },
    {
      resource: "the account's requests",
      perSecond: quotas.requests.perSecond,
      raisedBy: 'a quota of API Gateway',
    },
    {
      resource: 'functions at once',
      perSecond: (forIntake * 1_000) / intakeMilliseconds(deployment, times),
      raisedBy: 'a quota of Lambda, or more memory for the intake',
    },
    {
      resource: 'writes to the ledger',
      perSecond: quotas.table.atFirst / LEDGER_WRITES,
      raisedBy: 'the load itself, which DynamoDB follows within half an hour, or warm throughput',
    },
    {
      resource: 'messages to the topic',
      perSecond: quotas.topicMessages,
      raisedBy: 'a quota of SNS, or a region with a larger one',
    },
    {
      resource: 'batches at once of a handler',
      perSecond: (maxConcurrency * batchSize * 1_000) / batch,
      raisedBy: "`maxConcurrency` in the handler's manifest, or more memory",
    },
    {
      resource: "writes to a handler's table",
      perSecond: quotas.table.atFirst / times.handler.writeUnits,
      raisedBy: 'as for the ledger',
    },
  ];
  return limits.sort((a, b) => a.perSecond - b.perSecond);
}

/** The same of one user. */
export function limitsOfOneUser(deployment: Deployment, times: ServiceTimes): readonly Limit[] {
  const { batchSize, quotas } = deployment;
  const batch = batchMilliseconds(deployment, times, { events: batchSize, steps: batchSize });
  return [
    {
      resource: 'one user after the other in a handler',
      perSecond: (batchSize * 1_000) / batch,
      raisedBy: 'more memory for the handler, which is more of a processor',
    },
    {
      resource: 'messages of one user to the topic',
      perSecond: quotas.groupMessages,
      raisedBy: 'nothing',
    },
  ];
}

/** How long a warm sandbox of the intake works on a delivery, on average. */
export function intakeMilliseconds({ memoryMegabytes }: Deployment, { intake, calls }: ServiceTimes): number {
  return (
    intake.warm / coreShare(memoryMegabytes.intake) + LEDGER_WRITES * mean(calls.table) + mean(calls.topic)
  );
}

/** How long a warm sandbox of a handler works on a batch, on average. One event of each user is a step. */
export function batchMilliseconds(
  { memoryMegabytes }: Deployment,
  { handler, calls }: ServiceTimes,
  { events, steps }: { readonly events: number; readonly steps: number },
): number {
  const cpu = handler.event * events + handler.step * steps;
  return cpu / coreShare(memoryMegabytes.handler) + steps * mean(calls.table);
}

function mean([low, high]: Range): number {
  return (low + high) / 2;
}
