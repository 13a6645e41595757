import type { Cell } from '../terminal/table.ts';
import type { Hop } from './delivery-hops.ts';

/** A way to put the hops of a delivery into columns. */
export interface DeliveryColumns {
  readonly headers: readonly string[];
  readonly cells: (hops: readonly Hop[]) => readonly Cell[];
  /** What the numbers above the columns stand for; empty where there are none. */
  readonly key: string;
}

const SHORT_SIGNS = '✓ kept or applied, ✗ failed, … waiting';

/** The ways for a page, the widest first: a column per hop, numbers for the subscribers, and only what a delivery came to. */
export function deliveryColumns(hops: readonly Hop[]): DeliveryColumns[] {
  const places = hops.filter(({ place }) => place !== 'way');
  const subscribers = hops.filter(({ place }) => place === 'subscriber');
  return [
    { headers: hops.map(({ name }) => name), cells: (of) => of.map(({ cell }) => cell), key: '' },
    {
      headers: [
        ...hops.filter(({ place }) => place !== 'subscriber').map(({ name }) => name),
        ...numbers(subscribers),
      ],
      cells: (of) => of.map(({ place, cell, short }) => (place === 'subscriber' ? short : cell)),
      key: keyTo(subscribers),
    },
    {
      headers: ['answer', 'web ACL, signature or ledger', ...numbers(places)],
      cells: (of) => [
        ...cameTo(of.filter(({ place }) => place === 'way')),
        ...of.filter(({ place }) => place !== 'way').map(({ short }) => short),
      ],
      key: keyTo(places),
    },
  ];
}

function numbers(hops: readonly Hop[]): string[] {
  return hops.map((_, index) => String(index + 1));
}

function keyTo(hops: readonly Hop[]): string {
  const names = hops.map(({ name }, index) => `${index + 1}=${name}`).join(' ');
  return `${names}; ${SHORT_SIGNS}`;
}

/** The answer, and the last of the hops before the topic that had anything to say. */
function cameTo([answer, ...way]: readonly Hop[]): Cell[] {
  const said = way.filter(({ cell }) => cell.tone !== 'quiet');
  return [answer, said.at(-1) ?? way.at(-1)].flatMap((hop) => (hop === undefined ? [] : [hop.cell]));
}
