import { archiveDays } from '../../core/archive/replay/archive-days.ts';
import { MOST_AT_ONCE } from '../../core/archive/replay/replay-ports.ts';
import { archiveHandler } from '../../lambda/archive/archive-handler.ts';
import { answerForget } from '../../lambda/archive-keeper/forget/answer-forget.ts';
import { continueForgetting } from '../../lambda/archive-keeper/forget/continue-forgetting.ts';
import { keeperHandler } from '../../lambda/archive-keeper/keeper-handler.ts';
import { answerReplay } from '../../lambda/archive-keeper/replay/answer-replay.ts';
import { disturbed } from '../support/disturbed-objects.ts';
import { MemoryScratch } from '../support/memory-scratch.ts';
import { type ChaosWorld, HANDLER } from './chaos-world.ts';
import type { Life } from './life.ts';

const MINUTES = 60_000;
const QUEUE = { queue: 'mirror.fifo', events: ['*'], inbox: true, quarantine: true } as const;

/** A sandbox of the archive's writer: takes a batch, and the queue deletes what it does not answer as failed. */
export async function writeBatchOf(world: ChaosWorld, life: Life): Promise<void> {
  const batch = world.archived.slice(0, 20 + world.random(40));
  const objects = disturbed(world.objects, life.disturb);
  const write = archiveHandler({ objects, keyMaterial: false, now: () => world.now }, world.log.telemetry);
  const { batchItemFailures } = await write({ Records: batch } as never);
  if (life.isDead) return;
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = new Set(batch.map(({ messageId }) => messageId).filter((id) => !failed.has(id)));
  world.archived = world.archived.filter(({ messageId }) => !done.has(messageId));
}

/** A sandbox of the archive's keeper: answers one request. */
export async function askKeeper(world: ChaosWorld, life: Life, request: object): Promise<unknown> {
  const { telemetry } = world.log;
  const ports = {
    objects: disturbed(world.objects, life.disturb),
    scratch: new MemoryScratch(),
    now: () => world.now,
  };
  let names = 0;
  const newName = () => {
    names += 1;
    return `${world.kills}-${names}-${world.random(1_000_000)}`;
  };
  const waitUntil = async (at: Date) => {
    await life.call(() => {
      if (at > world.now) world.now = at;
    });
  };
  const replaying = {
    store: ports.objects,
    days: archiveDays(ports),
    now: ports.now,
    inbox: { outcomes: async () => new Map() },
    queueOf: () => queueOf(world, life),
    queues: { [HANDLER]: QUEUE },
    inboxRetentionDays: 100,
    waitUntil,
    newName,
    telemetry,
  };
  const forgetting = {
    ports: forgetPorts(world, life, { ...ports, waitUntil }),
    leftOut: 0,
    newName,
    telemetry,
  };
  const unused = () => Promise.reject(new Error('nobody asks for this'));
  const answers = {
    replay: (event: { readonly archive: unknown }, deadline: Date) =>
      answerReplay(event, deadline, replaying),
    forget: (event: { readonly archive: 'forget' }, deadline: Date) =>
      answerForget(event, deadline, forgetting),
    continueForgetting: (deadline: Date) => continueForgetting(deadline, forgetting),
    audit: unused,
    auditHandler: unused,
    ask: unused,
  };
  const keep = keeperHandler(ports, answers, telemetry);
  return await keep(request, { getRemainingTimeInMillis: () => 15 * MINUTES });
}

function queueOf(world: ChaosWorld, life: Life) {
  return {
    send: (messages: readonly Parameters<ChaosWorld['send']>[0][]) =>
      life.call(() => {
        if (messages.length > MOST_AT_ONCE) throw new Error('too many messages in a call');
        for (const message of messages) world.send(message);
        return messages.map(() => 'sent' as const);
      }),
    waiting: () => life.call(() => 0),
  };
}

function forgetPorts(
  world: ChaosWorld,
  life: Life,
  ports: { readonly waitUntil: (at: Date) => Promise<void> } & Parameters<typeof keeperHandler>[0],
) {
  const lines = life.around(world.quarantine, [
    'look',
    'open',
    'join',
    'leave',
    'line',
    'remove',
    'removeNotes',
  ]);
  return {
    ...ports,
    handlers: [{ name: HANDLER, hasInbox: true, queue: queueOf(world, life), lines }],
    inbox: {
      remove: (keys: readonly string[]) =>
        life.call(async () => {
          for (const key of keys) await world.removeEntry(key);
        }),
    },
    parked: { head: () => life.call(() => []) },
    refused: { list: () => life.call(() => []), drop: () => life.call(() => true) },
    directory: {
      erase: ({ userId }: { readonly userId: string }) =>
        life.call(() => {
          world.erased.push(userId);
        }),
    },
    settleMilliseconds: 3 * MINUTES,
  };
}
