import { childrenOf, pathOf } from './tree-children.ts';

/** A value that is not what it was. `undefined` where there is, or was, none. */
export interface Change {
  /** Such as `user.linked_accounts[1].address`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** More are not listed: it is another payload altogether. */
export const MOST_CHANGES = 200;

/** What is different between two payloads, in the order of the later one. Items of lists are told apart by their places. */
export function changesBetween(before: unknown, after: unknown): readonly Change[] {
  const changes: Change[] = [];
  // A list of what is to be compared, and no recursion: a payload may be deeper than a stack.
  const left: Change[] = [{ path: '', before, after }];
  for (let pair = left.pop(); pair !== undefined && changes.length < MOST_CHANGES; pair = left.pop()) {
    if (pair.before === pair.after) continue;
    const within = pairsIn(pair);
    if (within === undefined) changes.push(pair);
    else for (const each of within.toReversed()) left.push(each);
  }
  return changes;
}

/** The values in two lists, or in two objects. Undefined for any others. */
function pairsIn({ path, before, after }: Change): readonly Change[] | undefined {
  const [was, is] = [childrenOf(before), childrenOf(after)];
  if (was === undefined || is === undefined || Array.isArray(before) !== Array.isArray(after))
    return undefined;
  const [old, current] = [new Map(was), new Map(is)];
  return [...new Set([...current.keys(), ...old.keys()])].map((key) => ({
    path: Array.isArray(after) ? `${path}[${key}]` : pathOf(path, key, after),
    before: old.get(key),
    after: current.get(key),
  }));
}
