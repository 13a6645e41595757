import { emptyQueue } from '../../core/archive/forget/empty-queue.ts';
import { type BatchHandling, handleBatch } from '../../core/handling/handle-batch.ts';
import { PermanentError } from '../../core/handling/permanent-error.ts';
import { type Attempt, isUndone } from '../../core/handling/process-batch.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { drop } from '../../core/quarantine/drop.ts';
import { GuardedBatch } from '../../core/quarantine/guarded-batch.ts';
import { LookWatch } from '../../core/quarantine/look-watch.ts';
import { markIn } from '../../core/quarantine/mark.ts';
import type { Look } from '../../core/quarantine/quarantine.ts';
import { release } from '../../core/quarantine/release.ts';
import { type AttemptOptions, attemptMessage } from '../../lambda/handler-kit/attempt-message.ts';
import type { QueueMessage } from '../../lambda/handler-kit/queue-message.ts';
import { postpone } from '../../lambda/handler-kit/settle.ts';
import { MemoryTransactions } from '../support/memory-transactions.ts';
import * as rules from '../support/quarantine-rules.ts';
import { recordedTelemetry } from '../support/recorded-telemetry.ts';
import { GROUP, messageOf, STEP_MILLISECONDS, sequenceOf } from './events.ts';
import { type EmptyQueue, forget } from './forgetting.ts';
import { acknowledge, handle, hide, receive } from './operations.ts';
import type { Ports, Rules } from './ports.ts';

/** How a batch is handled. */
export type HandleBatch = (
  messages: readonly QueueMessage[],
  handling: BatchHandling<QueueMessage>,
) => Promise<ReadonlyMap<QueueMessage, Attempt>>;

/** The code of the project, or a version that is broken on purpose. */
export interface Protocol {
  readonly attempt: typeof attemptMessage;
  readonly handleBatch: HandleBatch;
  readonly release: typeof release;
  readonly emptyQueue: EmptyQueue;
  readonly rules: Rules;
  /** Whether a look tells an empty gate from one with events. */
  readonly seesEmptyGates: boolean;
}

/** The protocol as it is. */
export const protocol: Protocol = {
  attempt: attemptMessage,
  handleBatch,
  release,
  emptyQueue,
  rules,
  seesEmptyGates: true,
};

/** One actor: code that runs against the ports. It must depend on nothing but their answers and the clock. */
export interface Program {
  /** For people who read a schedule. Programs of one name are interchangeable. */
  readonly name: string;
  /** Whether it looks at the clock before its first call. */
  readonly isTimed?: boolean;
  readonly run: (ports: Ports, protocol: Protocol) => Promise<unknown>;
}

const { telemetry } = recordedTelemetry();
const retry = { schedule: [1, 5, 30], random: () => 0.5 };
const time = { timeoutSeconds: 1, remainingMilliseconds: () => 1_000 };

/** A sandbox that gets a batch: what Lambda does around it, and the code of a handler's function from the batch on. */
export const invocation: Program = {
  name: 'invocation',
  run: async (ports, { attempt, handleBatch: handleAll, seesEmptyGates }) => {
    const { call, now, quarantine } = ports;
    const { events, receipt } = await call(receive);
    if (events.length === 0) return;
    const messages = events.map((event) => messageOf(event, receipt));
    const look = async () =>
      seesEmptyGates ? await quarantine.look() : withoutEmptyGates(await quarantine.look());
    const watch = new LookWatch({ look, now });
    const guard = await GuardedBatch.of(messages, { quarantine, watch, now, retry });
    const options = attemptOptions(ports, guard);
    const attempts = await handleAll(messages, {
      sorted: guard.sorted(),
      attempt: (message, isTrial) => attempt(message, isTrial, options),
      settle: async () => {},
      deadline: options.deadline,
    });
    const settings = {
      hide: (hidden: Parameters<typeof hide>[0]) => call(hide(hidden)),
      remove: async () => {},
    };
    await postpone(attempts, { retry: settings, time, telemetry });
    const done = messages.filter((message) => !isUndone(attempts.get(message) ?? { verdict: 'held' }));
    if (done.length > 0) await call(acknowledge(done.map(({ receiptHandle }) => receiptHandle)));
  },
};

function withoutEmptyGates(look: Look): Look {
  return {
    ...look,
    gates: new Map([...look.gates].map(([groupId, gate]) => [groupId, { ...gate, events: 1 }])),
  };
}

function attemptOptions(
  { call, now }: Ports,
  guard: AttemptOptions<never, never>['guard'],
): AttemptOptions<never, never> {
  return {
    guard,
    now,
    telemetry,
    tables: {},
    retry,
    permanentErrors: [],
    deadline: new AbortController().signal,
    tell: () => {},
    inbox: createInbox({
      transactions: new MemoryTransactions(),
      table: 'inbox',
      handler: 'model',
      retentionDays: 1,
      now,
    }),
    handle: async ({ id }: { readonly id: string }) => {
      if ((await call(handle({ messageId: id }))) === 'failed for good') throw new PermanentError('poison');
      return 'applied';
    },
  };
}

/** Releases the group, for as long as it takes to see one clock step. */
export const oneRelease: Program = {
  name: 'release',
  isTimed: true,
  run: async ({ call, now, lines }, { release: releaseGroup }) => {
    const deadline = new Date(now().getTime() + 1.5 * STEP_MILLISECONDS);
    await releaseGroup(GROUP, deadline, {
      lines,
      now,
      // A mark is passed over, as the handler's function does.
      handle: async (event) =>
        markIn(event.body) !== undefined || (await call(handle(event))) === 'handled'
          ? undefined
          : { code: 'poison', permanent: true },
    });
  },
};

/** Drops the first event. */
export const oneDrop: Program = {
  name: 'drop',
  run: async ({ lines, now }) => {
    await drop({ groupId: GROUP, sequence: sequenceOf(1) }, 'sent by mistake', { lines, now });
  },
};

/** Forgets the user, as far as the handler's queue goes: one look at it. Who asks again looks again. */
export const oneForgetting: Program = {
  name: 'forgetting',
  isTimed: true,
  run: (ports, { emptyQueue: emptyQueueOf }) => forget(ports, emptyQueueOf),
};
