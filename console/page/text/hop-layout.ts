/** When something happened: `at` is when it was over, ISO 8601. */
export interface Timed {
  readonly at: string;
  readonly durationMilliseconds?: number | undefined;
}

/** Hops close together, drawn to one scale. */
export interface Burst<Hop> {
  /** How long after the end of the burst before it, in milliseconds; of the first 0. */
  readonly after: number;
  /** From its first beginning to its last end. */
  readonly span: number;
  readonly hops: readonly PlacedHop<Hop>[];
}

/** A hop on the scale of its burst: where its bar begins and how long it is, as shares of the whole. */
export interface PlacedHop<Hop> {
  readonly hop: Hop;
  /** When it began, ISO 8601. */
  readonly beganAt: string;
  /** Since the burst began, in milliseconds. */
  readonly offset: number;
  readonly begin: number;
  readonly length: number;
}

/** After a pause of so long a new scale begins: what took milliseconds cannot be seen beside a wait of minutes. */
const NEW_BURST_MILLISECONDS = 5_000;

/** Lays hops out in time. They are in the order in which they began. */
export function layOutHops<Hop extends Timed>(hops: readonly Hop[]): readonly Burst<Hop>[] {
  const bursts: Hop[][] = [];
  let end = Number.NaN;
  for (const hop of hops) {
    const current = bursts.at(-1);
    if (current === undefined || beginOf(hop) - end > NEW_BURST_MILLISECONDS) bursts.push([hop]);
    else current.push(hop);
    end = Number.isNaN(end) ? endOf(hop) : Math.max(end, endOf(hop));
  }
  let before: number | undefined;
  return bursts.map((burst) => {
    const begin = Math.min(...burst.map(beginOf));
    const last = Math.max(...burst.map(endOf));
    const after = before === undefined ? 0 : begin - before;
    before = last;
    return { after, span: last - begin, hops: burst.map((hop) => placed(hop, begin, last - begin)) };
  });
}

function placed<Hop extends Timed>(hop: Hop, begin: number, span: number): PlacedHop<Hop> {
  const offset = beginOf(hop) - begin;
  const share = (milliseconds: number) =>
    span === 0 ? 0 : Math.round((milliseconds / span) * 10_000) / 10_000;
  return {
    hop,
    beganAt: new Date(beginOf(hop)).toISOString(),
    offset,
    begin: share(offset),
    length: share(hop.durationMilliseconds ?? 0),
  };
}

function endOf({ at }: Timed): number {
  return Date.parse(at);
}

function beginOf(hop: Timed): number {
  return endOf(hop) - (hop.durationMilliseconds ?? 0);
}
