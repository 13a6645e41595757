import { alternatives } from '../../core/cost/alternatives.ts';
import { type CostLine, sumOf } from '../../core/cost/cost-line.ts';
import { savings } from '../../core/cost/levers.ts';
import type { Priced } from '../../core/cost/priced.ts';
import { PRICE_SOURCES, PRICES, type Price } from '../../core/cost/prices.ts';
import { stageCost } from '../../core/cost/stage-cost.ts';
import type { Table } from '../bench.ts';

/** A million events: one at a time and in full batches, line by line. */
export function millionTable(priced: Priced): Table {
  const of = (batch: 1 | 'full') => stageCost({ ...priced, volume: { ...priced.volume, batch } }).million;
  const [single, full] = [of(1), of('full')];
  const inFull = (name: string) => full.find((line) => line.name === name)?.dollars ?? 0;
  const rows = single.map(({ name, dollars, reckoned }) => [name, usd(dollars), usd(inFull(name)), reckoned]);
  return {
    name: 'million',
    columns: ['a million events', 'one at a time', 'full batches', 'one at a time is'],
    rows: [
      ...rows,
      ['**together**', `**${usd(sumOf(single))}**`, `**${usd(sumOf(full))}**`, ''],
      ['without the archive', withoutArchive(single), withoutArchive(full), ''],
    ],
  };
}

/** A month in which nothing comes. */
export function idleTable(priced: Priced): Table {
  const { idle, withEvents } = stageCost(priced);
  return {
    name: 'idle',
    columns: ['a month', 'USD', 'for'],
    rows: [
      ...idle.map(({ name, dollars, reckoned }) => [name, usd(dollars), reckoned]),
      ['**idle**', `**${usd(sumOf(idle))}**`, ''],
      [withEvents.name, usd(withEvents.dollars), `${withEvents.reckoned}, in hours in which something comes`],
    ],
  };
}

/** What each lever saves. */
export function leverTable(priced: Priced): Table {
  return {
    name: 'levers',
    columns: ['', 'saves a month', 'and of a million events', 'and takes'],
    rows: savings(priced).map(({ name, idle, million, price }) => [name, usd(idle), usd(million), price]),
  };
}

/** What else there is. */
export function alternativeTable(priced: Priced): Table {
  return {
    name: 'alternatives',
    columns: ['a million events by', 'USD', 'in place of', 'why not'],
    rows: alternatives(priced).map(({ name, dollars, inPlaceOf, whyNot }) => [
      name,
      usd(dollars),
      usd(inPlaceOf),
      whyNot,
    ]),
  };
}

/** The prices, and where they are from. */
export function priceTable(): Table {
  const rows = (Object.values(PRICES) as readonly Price[]).map(({ dollars, of, unit, source }) => [
    of === 1 ? unit : `${of.toLocaleString('en')} ${unit}`,
    String(dollars),
    PRICE_SOURCES[source].date,
    PRICE_SOURCES[source].name,
  ]);
  return { name: 'prices', columns: ['', 'USD', 'of', 'from'], rows };
}

/** A million of more and more events a month: looks, and the objects of the archive, are shared. */
export function volumeTable(priced: Priced): Table {
  const rows = VOLUMES.map((events) => {
    const of = (batch: 1 | 'full') =>
      stageCost({ ...priced, volume: { ...priced.volume, events, batch } }).million;
    return [
      events.toLocaleString('en'),
      ...[of(1), of('full')].flatMap((lines) => [usd(sumOf(lines)), withoutArchive(lines)]),
    ];
  });
  return {
    name: 'volume',
    columns: [
      'a million, of events a month',
      'one at a time',
      'without the archive',
      'full batches',
      'without the archive',
    ],
    rows,
  };
}

const VOLUMES = [1_000_000, 10_000_000, 100_000_000] as const;

/** What was to be reached with three handlers that each write a row, and whether it is. */
export function targetTable(priced: Priced): Table {
  return {
    name: 'target',
    columns: ['a million events', 'at most', 'is', ''],
    rows: TARGETS.flatMap(({ name, batch, dollars }) => {
      const { million } = stageCost({ ...priced, volume: { ...priced.volume, batch } });
      const row = (what: string, all: number) => [what, usd(dollars), usd(all), verdict(all, dollars)];
      return [
        row(name, sumOf(million)),
        row(`${name}, without the archive`, sumOf(million.filter(isNotOfArchive))),
      ];
    }),
  };
}

function verdict(dollars: number, atMost: number): string {
  return dollars <= atMost ? 'met' : `missed by ${usd(dollars - atMost)}`;
}

const TARGETS = [
  { name: 'one at a time', batch: 1, dollars: 14 },
  { name: 'in full batches', batch: 'full', dollars: 11 },
] as const;

function withoutArchive(lines: readonly CostLine[]): string {
  return usd(sumOf(lines.filter(isNotOfArchive)));
}

function isNotOfArchive({ name }: CostLine): boolean {
  return !name.startsWith('archive');
}

function usd(dollars: number): string {
  return dollars.toFixed(2);
}
