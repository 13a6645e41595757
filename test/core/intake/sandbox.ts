import { handOver } from '../../../core/intake/hand-over.ts';
import type { HandOverPorts } from '../../../core/intake/hand-over-run.ts';
import type { Entry } from '../../../core/ledger/ledger.ts';
import { cleared, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import type { ParkedEvent } from '../../../core/parked/parked-lines.ts';
import type { TopicMessage } from '../../../core/topic/topic.ts';
import { handOverPorts, memoryStores } from '../../support/hand-over-ports.ts';

export const START = new Date('2026-11-22T08:00:00.000Z');
export const GROUP = 'privy/main#did:privy:ada';
export const CLEAR = cleared(UNSET_FLAG);
export const OPEN = opened(CLEAR);

export function entryOf(id: string): Entry {
  const expiresAt = new Date('2027-03-02T08:00:00.000Z');
  return { key: `privy/main#${id}`, type: 'privy.user.created', groupId: GROUP, expiresAt };
}

function messageOf(id: string): TopicMessage {
  return { body: '{}', groupId: GROUP, deduplicationId: `privy/main#${id}`, attributes: {} };
}

export type Call =
  | 'claim'
  | 'flag'
  | 'tail'
  | 'publish'
  | 'published'
  | 'markPublished'
  | 'join'
  | 'openFlag'
  | 'wakeDrain';

interface Situation {
  /** The calls that fail, and with what. */
  readonly failing?: readonly Call[];
  readonly error?: Error;
  /** The events in line before. They are from a minute ago. */
  readonly parked?: readonly string[];
  readonly flag?: typeof CLEAR;
}

/** A sandbox of the intake over stores in memory. */
export function sandbox({
  failing = [],
  error = new Error('down'),
  parked = [],
  flag = CLEAR,
}: Situation = {}) {
  const clock = { now: START };
  const stores = memoryStores(clock);
  stores.parked.state = { ...stores.parked.state, flag: parked.length > 0 ? OPEN : flag };
  const before = parked.map(parkedEvent);
  for (const event of before) void stores.parked.join(event);
  const broken = new Set<Call>(failing);
  const calls: Call[] = [];
  const logged: string[] = [];
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(owner, name: Call & keyof T) {
        const value = Reflect.get(owner, name, owner);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          calls.push(name);
          if (broken.has(name)) throw error;
          return await value.apply(owner, args);
        };
      },
    });
  const watched = { ledger: watch(stores.ledger), parked: watch(stores.parked), topic: watch(stores.topic) };
  const own = handOverPorts(watched as typeof stores, clock);
  const ports: HandOverPorts = { ...own, ...watch({ wakeDrain: own.wakeDrain }) };
  const take = async (id = 'msg_1') => {
    calls.length = 0;
    const event = { entry: entryOf(id), message: messageOf(id), retentionDays: 100 };
    const { calls: made, ...result } = await handOver(event, ports);
    logged.splice(0, logged.length, ...made.map(({ name }) => name));
    const faults = made.filter(({ fault }) => fault !== undefined).map(({ name }) => name);
    return { ...result, faults };
  };
  const published = () => stores.topic.messages.map(({ deduplicationId }) => deduplicationId.slice(11));
  const line = () => (stores.parked.state.lines.get(GROUP) ?? []).map(({ key }) => key.slice(11));
  return { ...stores, clock, broken, calls, logged, take, published, line };
}

function parkedEvent(id: string, index: number): ParkedEvent {
  const parkedAt = new Date(START.getTime() - 60_000 + index);
  const { key, type, groupId, expiresAt: retainUntil } = entryOf(id);
  const position = `00${parkedAt.getTime()}#${id}`;
  return { key, type, groupId, position, parkedAt, retainUntil, message: messageOf(id) };
}
