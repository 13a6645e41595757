import type { ParkedAges, ParkedLines } from './parked-lines.ts';

/** When the oldest and the newest event in the lines of these shards were parked. Lags behind by about a second. */
export async function agesOf(
  shards: readonly number[],
  parked: Pick<ParkedLines, 'ages'>,
): Promise<ParkedAges> {
  const ages = await Promise.all(shards.map((shard) => parked.ages(shard)));
  const oldest = ages
    .flatMap(({ oldest: at }) => at ?? [])
    .sort(byTime)
    .at(0);
  const newest = ages
    .flatMap(({ newest: at }) => at ?? [])
    .sort(byTime)
    .at(-1);
  return { ...(oldest === undefined ? {} : { oldest }), ...(newest === undefined ? {} : { newest }) };
}

function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}
