import { absent, allOf, anyOf, atMost, differsFrom, equals, lessThan } from '../inbox/condition.ts';
import type { Item } from '../inbox/item.ts';
import type { DeleteWrite, PutWrite, UpdateWrite, Write } from '../inbox/write.ts';
import type { Failure } from './failure.ts';
import { packBody } from './kept-body.ts';
import type { Gate, KeptEvent, NewGate, PlaceInLine, Success, Trouble } from './quarantine.ts';
import { QUARANTINE_TABLE, type QuarantineKey, QuarantineKeys } from './quarantine-table.ts';

const DAY_MILLISECONDS = 86_400_000;
/** Longer than SQS keeps the message. */
const TROUBLE_DAYS = 15;
/** As long as somebody may ask what became of an event. */
const DROPPED_DAYS = 100;

/** The positions in `open` whose conditions tell why a gate was not opened. */
export const OPEN_POSITIONS = { gate: 0, marker: 1 } as const;
/** The position in `join` whose condition tells why an event did not join. */
export const JOIN_POSITIONS = { gate: 0 } as const;

/** The writes by which the quarantine of one handler changes. Each list is one transaction. */
export class QuarantineWrites {
  readonly #table: string;
  readonly #keys: QuarantineKeys;

  constructor(table: string, handler: string) {
    this.#table = table;
    this.#keys = new QuarantineKeys(handler);
  }

  open(event: KeptEvent, { at, fuse }: NewGate): Write[] {
    return [
      this.#put(this.#keys.gate(event.groupId), { events: 1, openedAt: at.toISOString() }, absent('pk')),
      {
        ...this.#update(this.#keys.marker, anyOf(absent('groups'), lessThan('groups', fuse))),
        add: { groups: 1 },
      },
      ...this.#event(event),
    ];
  }

  /** An event that stands in line already does not join again, so that the gate's count is right. */
  join(event: KeptEvent, { groupId, openedAt }: Gate): Write[] {
    const sameGate = allOf(equals('openedAt', openedAt.toISOString()), differsFrom('events', 0));
    const [first, ...parts] = this.#event(event);
    return [
      { ...this.#update(this.#keys.gate(groupId), sameGate), add: { events: 1 } },
      { ...first, condition: absent('pk') },
      ...parts,
    ];
  }

  leave(groupId: string): Write[] {
    return [
      this.#delete(this.#keys.gate(groupId), equals('events', 0)),
      { ...this.#update(this.#keys.marker), add: { groups: -1 } },
    ];
  }

  remove(event: KeptEvent): Write[] {
    return this.#remove(event, packBody(event.body).length - 1);
  }

  drop(event: KeptEvent, { at, reason }: { readonly at: Date; readonly reason: string }): Write[] {
    const { messageId, attempts, failure, keptAt } = event;
    const item = {
      reason,
      messageId,
      attempts,
      keptAt: keptAt.toISOString(),
      droppedAt: at.toISOString(),
      ...failureAttributes(failure),
      ...expiry(at, DROPPED_DAYS),
    };
    return [...this.remove(event), this.#put(this.#keys.dropped(event), item)];
  }

  noteFailure(place: PlaceInLine, failure: Failure): UpdateWrite {
    const key = this.#keys.event(place);
    return { ...this.#update(key, isThere(key)), set: failureAttributes(failure), add: { attempts: 1 } };
  }

  lease(groupId: string, { at, until }: { readonly at: Date; readonly until: Date }): UpdateWrite {
    const key = this.#keys.gate(groupId);
    const isFree = anyOf(absent('releasingUntil'), atMost('releasingUntil', at.toISOString()));
    return {
      ...this.#update(key, allOf(isThere(key), isFree)),
      set: { releasingUntil: until.toISOString() },
    };
  }

  unlease(groupId: string): UpdateWrite {
    const key = this.#keys.gate(groupId);
    return { ...this.#update(key, isThere(key)), remove: ['releasingUntil'] };
  }

  ask(at: Date): UpdateWrite {
    const asked = at.toISOString();
    return {
      ...this.#update(this.#keys.marker, anyOf(absent('asked'), lessThan('asked', asked))),
      set: { asked },
    };
  }

  answer({ groupId, at }: Success, asked: Date): UpdateWrite {
    const question = asked.toISOString();
    const isOpen = anyOf(absent('succeededAt'), lessThan('succeededAt', question));
    return {
      ...this.#update(this.#keys.marker, allOf(equals('asked', question), isOpen)),
      set: { succeededAt: at.toISOString(), succeededBy: groupId },
    };
  }

  noteTrouble(groupId: string, trouble: Trouble): PutWrite {
    const { messageId, attempts, failedAt, seen, aloneSince } = trouble;
    const at = aloneSince ?? failedAt ?? new Date(0);
    return this.#put(this.#keys.trouble(groupId), {
      messageId,
      attempts,
      seen,
      ...(failedAt === undefined ? {} : { failedAt: failedAt.toISOString() }),
      ...(aloneSince === undefined ? {} : { aloneSince: aloneSince.toISOString() }),
      ...expiry(at, TROUBLE_DAYS),
    });
  }

  #event(event: KeptEvent): [PutWrite, ...PutWrite[]] {
    const [body, ...parts] = packBody(event.body);
    const { messageId, keptAt, attempts, failure } = event;
    const item = {
      messageId,
      keptAt: keptAt.toISOString(),
      attempts,
      body,
      parts: parts.length,
      ...failureAttributes(failure),
    };
    return [
      this.#put(this.#keys.event(event), item),
      ...parts.map((part, index) => this.#put(this.#keys.part(event, index + 1), { body: part })),
    ];
  }

  #remove(place: PlaceInLine, parts: number): Write[] {
    const key = this.#keys.event(place);
    return [
      this.#delete(key, isThere(key)),
      { ...this.#update(this.#keys.gate(place.groupId)), add: { events: -1 } },
      ...Array.from({ length: parts }, (_, index) => this.#delete(this.#keys.part(place, index + 1))),
    ];
  }

  #put(key: QuarantineKey, attributes: Item, condition?: Write['condition']): PutWrite {
    const item = { ...key, ...attributes };
    return { kind: 'put', table: this.#table, item, ...(condition === undefined ? {} : { condition }) };
  }

  #update(key: QuarantineKey, condition?: Write['condition']): UpdateWrite {
    return { kind: 'update', table: this.#table, key, ...(condition === undefined ? {} : { condition }) };
  }

  #delete(key: QuarantineKey, condition?: Write['condition']): DeleteWrite {
    return { kind: 'delete', table: this.#table, key, ...(condition === undefined ? {} : { condition }) };
  }
}

function isThere({ pk }: QuarantineKey) {
  return equals(QUARANTINE_TABLE.partitionKey, pk);
}

function failureAttributes(failure: Failure | undefined): Item {
  if (failure === undefined) return {};
  const { code, frames = [], permanent } = failure;
  return { code, frames, permanent };
}

function expiry(from: Date, days: number): Item {
  const at = from.getTime() + days * DAY_MILLISECONDS;
  return { [QUARANTINE_TABLE.expiresAt]: Math.floor(at / 1_000) };
}
