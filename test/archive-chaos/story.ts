import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { archivedEvent } from '../support/archived-days.ts';

/** Who is forgotten. The word is in every text of their events but the ids, which stay. */
export const MARK = 'planted-marker';
export const FORGOTTEN = { source: 'privy/main', user: `did:privy:${MARK}` } as const;
export const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
/** When all of it has been received. */
export const AFTER = new Date('2026-11-27T00:10:00.000Z');

/** A number below another, the same each time for a seed. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (below) => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** The events of so many users, two to twelve of each, as they were received. The first user is the one who is forgotten. */
export function story(users: number, random: Random): readonly ArchivedEvent[] {
  const events = Array.from({ length: users }, (_, user) =>
    Array.from({ length: 2 + random(11) }, (_, number) => eventOf(user, number, random)),
  ).flat();
  return events.sort((a, b) => (a.received < b.received ? -1 : 1));
}

function eventOf(user: number, number: number, random: Random): ArchivedEvent {
  const day = DAYS[random(DAYS.length)] ?? DAYS[0];
  const at = new Date(Date.parse(day) + random(86_400_000));
  const id = `msg-${user}-${number}`;
  const common = { id, receivedtime: at.toISOString(), time: at.toISOString() };
  return user === 0 ? theirs(common) : another(user, common, random);
}

type Common = { readonly id: string; readonly receivedtime: string; readonly time: string };

function theirs(common: Common): ArchivedEvent {
  return archivedEvent({
    ...common,
    subject: FORGOTTEN.user,
    partitionkey: `privy/main#${FORGOTTEN.user}`,
    environment: MARK,
    dataschema: `urn:${MARK}`,
    data: { [MARK]: MARK, list: [{ email: `${MARK}@example.com` }] },
  });
}

function another(user: number, common: Common, random: Random): ArchivedEvent {
  const source = user % 3 === 0 ? 'dynamic/main' : 'privy/main';
  const subject = `user-${user}`;
  return archivedEvent({
    ...common,
    source,
    type: source === 'privy/main' ? 'privy.user.created' : 'dynamic.user.created',
    subject,
    partitionkey: `${source}#${subject}`,
    data: { number: random(1_000_000), lines: 'a\nb', half: 'x'.repeat(random(2_000)) },
  });
}
