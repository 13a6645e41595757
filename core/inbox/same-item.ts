import type { Item, ItemValue } from './item.ts';

/** Whether two items are the same to a store: whatever the order of their attributes. */
export function sameItem(one: Item, other: Item): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameValue(one[name], other[name]))
  );
}

function sameValue(one: ItemValue | undefined, other: ItemValue | undefined): boolean {
  if (!isNested(one) || !isNested(other)) return one === other;
  return Array.isArray(one) === Array.isArray(other) && sameItem(one as Item, other as Item);
}

function isNested(value: ItemValue | undefined): value is readonly ItemValue[] | Item {
  return typeof value === 'object' && value !== null;
}
