import { setTimeout } from 'node:timers/promises';
import type { DescribedFunction, DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import type { MappingState } from '../stage/mappings.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf, subscriberOf } from '../stage/subscriber-of.ts';

/** Which subscriber to switch. */
export interface SwitchOptions {
  readonly subscriber: string;
  /** Says how it is, and switches nothing. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
  /** Ends the waiting: Lambda goes on by itself. */
  readonly signal?: AbortSignal | undefined;
  /** Waits before it is looked again. @default a second */
  readonly pause?: (signal: AbortSignal | undefined) => Promise<void>;
}

/** Whether a subscriber gets events. `switching`: Lambda is about to change it, or to make it. */
export type Flow = 'running' | 'paused' | 'switching';

/** What came of it. */
export interface Switched {
  readonly subscriber: string;
  readonly before: Flow;
  readonly after: Flow;
  /** Messages in its queue that wait, and those that it has in hand or that come again later. */
  readonly waiting: number;
  readonly inHand: number;
}

/** Lambda takes seconds, and up to a minute. */
const LOOKS = 120;

/** Has Lambda give a subscriber no events, or again. What the function has in hand it finishes. */
export async function switchSubscriber(
  stage: Stage,
  flow: 'running' | 'paused',
  options: SwitchOptions,
): Promise<Switched> {
  const { subscriber, dryRun, reason } = options;
  const { functionName, queueUrl } = withFunction(stage, subscriber);
  const before = flowOf(await mappingsOf(stage, functionName));
  const counts = async () => {
    const { waiting, inHand } = await (await stage.services.queues()).counts(queueUrl);
    return { waiting, inHand };
  };
  if (dryRun || before === flow) return { subscriber, before, after: before, ...(await counts()) };
  const after = await switchAndWait(stage, functionName, { flow, ...options });
  const { waiting, inHand } = await counts();
  await stage.journal.write({
    action: flow === 'paused' ? 'pause' : 'resume',
    subject: { subscriber },
    counts: { waiting },
    ...(reason === undefined ? {} : { reason }),
  });
  return { subscriber, before, after, waiting, inHand };
}

function withFunction(stage: Stage, name: string): DescribedSubscriber & DescribedFunction {
  subscriberOf(stage, name);
  const handlers = handlersOf(stage);
  const found = handlers[name];
  if (found !== undefined) return found;
  throw new OpsError(
    'misused',
    `"${name}" is a consumer: its own service reads the queue, and stops when that service stops; allowed: ${Object.keys(handlers).join(', ')}`,
  );
}

async function mappingsOf({ services }: Stage, functionName: string): Promise<readonly MappingState[]> {
  const mappings = await (await services.mappings()).of(functionName);
  if (mappings.length > 0) return mappings;
  throw new OpsError(
    'not-found',
    `nothing gives events to ${functionName}: its event source mapping is gone; deploy the stage again`,
  );
}

function flowOf(mappings: readonly MappingState[]): Flow {
  if (mappings.every(({ state }) => state === 'Enabled')) return 'running';
  return mappings.every(({ state }) => state === 'Disabled') ? 'paused' : 'switching';
}

/** Lambda takes no change of a mapping that it is still changing: then it is waited for first. */
async function switchAndWait(
  stage: Stage,
  functionName: string,
  { flow, signal, pause = aSecond }: SwitchOptions & { readonly flow: 'running' | 'paused' },
): Promise<Flow> {
  const mappings = await stage.services.mappings();
  for (let look = 1; ; look += 1) {
    const found = await mappingsOf(stage, functionName);
    const now = flowOf(found);
    if (now === flow || look === LOOKS || signal?.aborted) return now;
    for (const { id, state } of found)
      if (state === (flow === 'running' ? 'Disabled' : 'Enabled'))
        await mappings.switch(id, flow === 'running');
    await pause(signal);
  }
}

async function aSecond(signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(1_000, undefined, { signal }).catch(() => undefined);
}
