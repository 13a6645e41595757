import { type Guide, guideTo } from './guide-to.ts';
import { childrenOf, pathOf } from './tree-children.ts';

/** More are not listed: it is another event altogether. */
export const MOST_UNKNOWN = 20;
/** No more of a payload is looked at: a page has to be there at once. */
const MOST_LOOKED_AT = 20_000;

/** The paths of what is in a payload and not in the catalogue, in their order: `user.linked_accounts[].loft`. */
export function unknownIn(data: unknown, root: Guide['root']): readonly string[] {
  const found = new Set<string>();
  // A list of what is to be looked at, and no recursion: a payload may be deeper than a stack.
  const left: { readonly path: string; readonly value: unknown; readonly guide: Guide }[] = [
    { path: '', value: data, guide: { root, schema: root } },
  ];
  for (let looked = 0; looked < MOST_LOOKED_AT && found.size < MOST_UNKNOWN; looked += 1) {
    const next = left.pop();
    if (next === undefined) break;
    if (next.guide.isUnknown) found.add(next.path);
    if (next.guide.isUnknown || next.guide.schema === undefined) continue;
    for (const [key, value] of (childrenOf(next.value) ?? []).toReversed())
      left.push({
        path: pathOf(next.path, key, next.value),
        value,
        guide: guideTo(next.guide, next.value, key),
      });
  }
  return [...found];
}
