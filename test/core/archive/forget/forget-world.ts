import { gunzipSync } from 'node:zlib';
import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import { openDayFile } from '../../../../core/archive/day-file/open-day-file.ts';
import { eventsOfFile } from '../../../../core/archive/events-of-day.ts';
import { type ForgetEnd, forgetPerson } from '../../../../core/archive/forget/forget-person.ts';
import type { ForgetPorts } from '../../../../core/archive/forget/forget-ports.ts';
import { hotObjects } from '../../../../core/archive/hot-object.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { inboxKey } from '../../../../core/inbox/inbox-entry.ts';
import { markIn } from '../../../../core/quarantine/mark.ts';
import type { KeptEvent } from '../../../../core/quarantine/quarantine.ts';
import { standInLine } from '../../../../core/quarantine/stand-in-line.ts';
import type { TopicMessage } from '../../../../core/topic/topic.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryQuarantine } from '../../../support/memory-quarantine.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';

export const PERSON = { source: 'privy/main', user: 'did:privy:planted' } as const;
export const GROUP = 'privy/main#did:privy:planted';
const SENT_AT_ONCE = { deduplicationId: '', attributes: {} };

/** An event of the person: each of its texts has the word `planted` in it, but the id. */
export function theirs(id: string, receivedtime: string): ArchivedEvent {
  return archivedEvent({
    id,
    subject: PERSON.user,
    partitionkey: GROUP,
    receivedtime,
    environment: 'planted',
    dataschema: 'urn:planted',
    data: { name: 'planted', 'planted@example.com': ['planted'] },
  });
}

/** An event of somebody else. */
export function another(id: string, receivedtime: string, user = 'did:privy:other'): ArchivedEvent {
  return archivedEvent({ id, subject: user, partitionkey: `privy/main#${user}`, receivedtime });
}

/** A stage with a handler and its queue: what waits in it is handled when somebody waits. */
export class ForgetWorld {
  readonly objects = new MemoryObjects();
  readonly quarantine = new MemoryQuarantine();
  readonly inbox = new Set<string>();
  readonly handled: string[] = [];
  readonly erased: string[] = [];
  parked: string[] = [];
  refused: { key: string; groupId: string }[] = [];
  /** Events that stand in the archive's queue, and are written when somebody waits. */
  late: ArchivedEvent[] = [];
  /** When the handler tries again what waits in its queue. */
  triesAgainAt = new Date('2026-11-27T12:03:00.100Z');
  /** Whether the handler takes what waits in its queue. */
  runs = true;
  now = new Date('2026-11-27T12:00:00.000Z');
  #queue: { sequence: string; message: TopicMessage }[] = [];
  #sent = 0;

  async write(...batches: readonly (readonly ArchivedEvent[])[]): Promise<void> {
    for (const batch of batches)
      for (const { key, content } of hotObjects(batch)) await this.objects.put(key, content);
  }

  /** Puts an event into the handler's queue. */
  send({ group, envelope }: Pick<ArchivedEvent, 'group' | 'envelope'>): void {
    this.#send({ ...SENT_AT_ONCE, groupId: group, body: envelope });
  }

  async keepInQuarantine({ group, envelope }: ArchivedEvent, sequence: string): Promise<void> {
    const event: KeptEvent = {
      groupId: group,
      sequence,
      messageId: sequence,
      body: envelope,
      keptAt: this.now,
      attempts: 7,
    };
    await this.quarantine.open(event, { at: new Date('2026-11-27T10:00:00.000Z'), fuse: 100 });
  }

  remember(handler: string, eventId: string, replayId?: string): void {
    this.inbox.add(
      inboxKey({ handler, source: 'privy/main', eventId, ...(replayId === undefined ? {} : { replayId }) }),
    );
  }

  /** Asks for it, with these ports in place of those of the stage. */
  forget(ports: ForgetPorts = this.ports(), minutes = 10): Promise<ForgetEnd> {
    const deadline = new Date(this.now.getTime() + minutes * 60_000);
    return forgetPerson(PERSON, { id: 'f1', holder: `worker-${this.now.getTime()}`, deadline }, ports);
  }

  ports(objects: ObjectStore = this.objects): ForgetPorts {
    return {
      objects,
      scratch: new MemoryScratch(),
      now: () => this.now,
      handlers: [
        {
          name: 'mirror',
          hasInbox: true,
          lines: this.quarantine,
          queue: {
            send: async (messages) => {
              for (const message of messages) this.#send(message);
              return messages.map(() => 'sent' as const);
            },
          },
        },
      ],
      inbox: {
        remove: async (keys) => {
          for (const key of keys) this.inbox.delete(key);
        },
      },
      parked: { head: async () => this.parked as never },
      refused: {
        list: async () => this.refused as never,
        drop: async (key) => {
          this.refused = this.refused.filter((event) => event.key !== key);
          return true;
        },
      },
      directory: {
        erase: async ({ userId }) => {
          this.erased.push(userId);
        },
      },
      settleMilliseconds: 180_000,
      waitUntil: async (at) => {
        if (at > this.now) this.now = at;
        await this.write(this.late.splice(0));
        if (this.runs && this.now >= this.triesAgainAt) await this.#handle();
      },
    };
  }

  /** All that anybody could still read: of the objects every version, of the tables every item, of the queue every message. */
  async everything(): Promise<string> {
    const texts: string[] = [];
    for (const { key, content } of this.objects.contents())
      texts.push(key, Buffer.from(content).toString('latin1'), await readable(key, content));
    const { gates, lines, troubles, dropped } = this.quarantine.state;
    texts.push(JSON.stringify([[...gates], [...lines], [...troubles], dropped]), [...this.inbox].join());
    texts.push(JSON.stringify([this.#queue, this.refused]));
    return texts.join('\n');
  }

  #send(message: TopicMessage): void {
    this.#sent += 1;
    this.#queue.push({ sequence: String(this.#sent + 1_000).padStart(20, '0'), message });
  }

  /** As the handlers' kit does: in line where there is a gate, handled where there is none. */
  async #handle(): Promise<void> {
    const look = () => this.quarantine.look();
    for (const { sequence, message } of this.#queue.splice(0)) {
      const { groupId, body } = message;
      const event: KeptEvent = {
        groupId,
        sequence,
        messageId: sequence,
        body,
        keptAt: this.now,
        attempts: 0,
      };
      const { kind } = await standInLine(event, {
        quarantine: this.quarantine,
        watch: { look, read: look },
        now: () => new Date(this.now.getTime() + 10_000),
      });
      if (kind === 'handle' && markIn(body) === undefined) this.handled.push(JSON.parse(body).id);
    }
  }
}

async function readable(key: string, content: Uint8Array): Promise<string> {
  if (key.endsWith('.gz')) return gunzipSync(content).toString('utf8');
  if (!key.endsWith('.parquet')) return '';
  const open = await openDayFile({
    key,
    bytes: content.length,
    read: async ({ from, to }) => content.subarray(from, to),
  });
  return JSON.stringify(await Array.fromAsync(eventsOfFile(open, 'privy/main', {})));
}

/** Three days: the first two compacted, the third not; the person alone in the second. */
export async function threeDays(): Promise<ForgetWorld> {
  const world = new ForgetWorld();
  await world.write(
    [another('a1', '2026-11-25T08:00:00.000Z'), theirs('t1', '2026-11-25T08:00:01.000Z')],
    [another('a2', '2026-11-25T09:00:00.000Z', 'did:privy:zed')],
    [theirs('t2', '2026-11-26T08:00:00.000Z')],
  );
  await compactDays({ until: '2026-11-26', deadline: new Date('2026-12-01T00:00:00.000Z') }, world.ports());
  await world.write([theirs('t3', '2026-11-27T08:00:00.000Z'), another('a3', '2026-11-27T08:00:01.000Z')]);
  return world;
}
