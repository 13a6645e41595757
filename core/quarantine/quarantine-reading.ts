import type { Item, ItemValue } from '../inbox/item.ts';
import type { Failure } from './failure.ts';
import { unpackBody } from './kept-body.ts';
import type { Gate, KeptEvent, Look, Trouble } from './quarantine.ts';

const GATE = 'gate#';

/** What the items of the gates' partition say. */
export function lookIn(items: readonly Item[]): Look {
  const marker = items.find(({ sk }) => sk === 'marker') ?? {};
  const gates = items.filter(({ sk }) => text(sk).startsWith(GATE)).map(gateIn);
  const { asked, succeededAt, succeededBy } = marker;
  return {
    gates: new Map(gates.map((gate) => [gate.groupId, gate])),
    ...(asked === undefined ? {} : { asked: time(asked) }),
    ...(succeededAt === undefined
      ? {}
      : { succeeded: { at: time(succeededAt), groupId: text(succeededBy) } }),
  };
}

function gateIn({ sk, events, openedAt, releasingUntil }: Item): Gate {
  return {
    groupId: text(sk).slice(GATE.length),
    events: Number(events),
    openedAt: time(openedAt),
    ...(releasingUntil === undefined ? {} : { releasingUntil: time(releasingUntil) }),
  };
}

/** What an item says of a group's failed attempts. */
export function troubleIn({ messageId, attempts, seen, failedAt, aloneSince }: Item): Trouble {
  return {
    messageId: text(messageId),
    attempts: Number(attempts),
    seen: seen as Trouble['seen'],
    ...(failedAt === undefined ? {} : { failedAt: time(failedAt) }),
    ...(aloneSince === undefined ? {} : { aloneSince: time(aloneSince) }),
  };
}

/** The event of an item, and of the parts of its body that stand apart. */
export function keptEventIn(groupId: string, item: Item, parts: readonly Item[]): KeptEvent {
  const { sk, messageId, body, keptAt, attempts } = item;
  const failure = failureIn(item);
  return {
    groupId,
    sequence: text(sk).slice('event#'.length),
    messageId: text(messageId),
    body: unpackBody([body, ...parts.map((part) => part['body'])].map(text)),
    keptAt: time(keptAt),
    attempts: Number(attempts),
    ...(failure === undefined ? {} : { failure }),
  };
}

function failureIn({ code, frames, permanent }: Item): Failure | undefined {
  if (code === undefined) return undefined;
  return { code: text(code), frames: frames as readonly string[], permanent: permanent === true };
}

function text(value: ItemValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('an item of the quarantine lacks a text');
  return value;
}

function time(value: ItemValue | undefined): Date {
  return new Date(text(value));
}
