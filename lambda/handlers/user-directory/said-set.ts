import type { Stamp } from '../../../core/directory/stamp.ts';

/**
 * What is known of a set that several events speak of, such as a user's accounts: its members and what was taken from it,
 * each with the stamp of the event that said so last. It is the same in the end in whatever order events are heard, and
 * however often each of them is.
 */
export interface SaidSet<Member> {
  /** Of the newest list of all members. What was said before it counts no more, so nothing older is kept. */
  readonly listed?: Stamp;
  readonly members: readonly SaidMember<Member>[];
  /** Members that were taken away since, by their hash. */
  readonly gone: ReadonlyMap<string, Stamp>;
  /** Types of which every member was taken away since. */
  readonly goneTypes: ReadonlyMap<string, Stamp>;
}

export interface SaidMember<Member> {
  readonly member: Member;
  readonly said: Stamp;
}

/** What one event says of the set: either what all its members are, or what changed. */
export type Saying<Member> =
  | { readonly all: readonly Member[] }
  | {
      readonly gained?: readonly Member[];
      readonly lost?: readonly Member[];
      /** Every member of these types is gone, but for those that are gained. */
      readonly lostTypes?: readonly string[];
    };

/** How members are told apart. */
export interface Identity<Member> {
  /** The same for two members that are the same, and telling nothing of them to whoever reads it. */
  hashOf(member: Member): string;
  typeOf(member: Member): string;
}

/**
 * How many losses are kept at most between two lists. Whoever links and unlinks more than that in between makes the oldest
 * be forgotten; only an event that is older still and arrives after all of them could then bring something back.
 */
export const MOST_LOSSES = 100;

export function emptySet<Member>(): SaidSet<Member> {
  return { members: [], gone: new Map(), goneTypes: new Map() };
}

/** The set after an event that was said then. */
export function hear<Member>(
  set: SaidSet<Member>,
  { saying, said }: { readonly saying: Saying<Member>; readonly said: Stamp },
  identity: Identity<Member>,
): SaidSet<Member> {
  // An older list says nothing, and neither do older changes: the newest list has what became of them.
  if (set.listed !== undefined && said <= set.listed) return set;
  const at = (member: Member) => ({ member, said });
  if ('all' in saying) {
    return settled({ ...set, listed: said, members: [...set.members, ...saying.all.map(at)] }, identity);
  }
  const { gained = [], lost = [], lostTypes = [] } = saying;
  const heard = {
    ...set,
    members: [...set.members, ...gained.map(at)],
    gone: raised(set.gone, lost.map(identity.hashOf), said),
    goneTypes: raised(set.goneTypes, lostTypes, said),
  };
  return settled(heard, identity);
}

function raised(stamps: ReadonlyMap<string, Stamp>, names: readonly string[], said: Stamp) {
  const higher = new Map(stamps);
  for (const name of names) if (said > (higher.get(name) ?? '')) higher.set(name, said);
  return higher;
}

/** The set without what something newer said otherwise. */
function settled<Member>(set: SaidSet<Member>, { hashOf, typeOf }: Identity<Member>): SaidSet<Member> {
  const { listed = '' } = set;
  const gone = since(listed, set.gone);
  const goneTypes = since(listed, set.goneTypes);
  const rows = set.members.map((row) => ({ row, hash: hashOf(row.member), type: typeOf(row.member) }));
  const newest = new Map<string, Stamp>();
  for (const { row, hash } of rows) if (row.said > (newest.get(hash) ?? '')) newest.set(hash, row.said);
  const changed = new Set<string>();
  const members = rows.filter(({ row: { said }, hash, type }) => {
    if (said < listed || said < (newest.get(hash) ?? '')) return false;
    if (said < (gone.get(hash) ?? '') || said < (goneTypes.get(type) ?? '')) return false;
    // A list may have two that look alike; a change that is heard again has one.
    const isRepeated = said !== listed && changed.has(hash);
    changed.add(hash);
    return !isRepeated;
  });
  const inOrder = members.map(({ row }) => row).toSorted((a, b) => compare(a.said, b.said));
  return { ...set, members: inOrder, gone, goneTypes };
}

function since(listed: Stamp, stamps: ReadonlyMap<string, Stamp>): ReadonlyMap<string, Stamp> {
  const kept = [...stamps]
    .filter(([, said]) => said > listed)
    .toSorted(([one, a], [other, b]) => compare(b, a) || compare(one, other));
  return new Map(kept.slice(0, MOST_LOSSES));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
