import type { ReplayWish } from '../../../ops/replay/replay-fields.ts';
import type { Search } from '../state/search.ts';

/** What is to be brought to a subscriber once more. */
export type Redelivery = Omit<ReplayWish, 'perSecond'>;

/** What is to be brought, to whomever. */
export type WhatToRedeliver = Omit<Redelivery, 'subscriber' | 'onlyMissing'>;

/** The command that does the same. */
export function redeliveryCommand(redelivery: Redelivery): readonly string[] {
  const {
    subscriber,
    events = [],
    types = [],
    users = [],
    sources = [],
    from,
    until,
    onlyMissing,
  } = redelivery;
  return [
    'replay',
    'start',
    subscriber,
    ...events.flatMap((event) => ['--event', event]),
    ...types.flatMap((type) => ['--type', type]),
    ...users.flatMap((user) => ['--user', user]),
    ...sources.flatMap((source) => ['--source', source]),
    ...(from === undefined ? [] : ['--from', from]),
    ...(until === undefined ? [] : ['--until', until]),
    ...(onlyMissing ? ['--only-missing'] : []),
  ];
}

/**
 * What a search finds, as the archive is asked for it. `outcome`: where an event is is of this moment, and the archive does not know it.
 * `after`: nobody said from when on, and an archive may be years long.
 */
export function whatMatches({
  filters,
}: Search): { readonly what: WhatToRedeliver } | { readonly lacks: 'outcome' | 'after' } {
  const valuesOf = (key: string) => filters.flatMap((filter) => (filter.key === key ? [filter.value] : []));
  const [from] = valuesOf('after');
  const [until] = valuesOf('before');
  if (valuesOf('outcome').length > 0) return { lacks: 'outcome' };
  if (from === undefined) return { lacks: 'after' };
  const lists = { types: valuesOf('type'), users: valuesOf('user'), sources: valuesOf('source') };
  const given = Object.entries(lists).filter(([, values]) => values.length > 0);
  return { what: { ...Object.fromEntries(given), from, ...(until === undefined ? {} : { until }) } };
}

/** The clock of the intake's log may be a little off that of the archive, by which events are found. */
const MARGIN_MILLISECONDS = 60_000;

/** The time in which events came. */
export function timeOf(received: readonly string[]): { readonly from: string; readonly until: string } {
  const times = received.map((at) => Date.parse(at));
  return {
    from: new Date(Math.min(...times) - MARGIN_MILLISECONDS).toISOString(),
    until: new Date(Math.max(...times) + MARGIN_MILLISECONDS).toISOString(),
  };
}
