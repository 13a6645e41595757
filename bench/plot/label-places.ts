/** Where labels stand that want to stand at the given heights: as near as they can, in the same order, none over another. */
export function labelPlaces(wanted: readonly number[], apart: number): number[] {
  const places = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const groups: { indices: number[]; middle: number }[] = [];
  for (const { at, index } of places) {
    groups.push({ indices: [index], middle: at });
    while (overlap(groups, apart)) joinLastTwo(groups, wanted);
  }
  const found: number[] = new Array(wanted.length).fill(0);
  for (const { indices, middle } of groups)
    for (const [position, index] of indices.entries())
      found[index] = middle + (position - (indices.length - 1) / 2) * apart;
  return found;
}

interface Group {
  readonly indices: number[];
  readonly middle: number;
}

function overlap(groups: readonly Group[], apart: number): boolean {
  const [before, last] = [groups.at(-2), groups.at(-1)];
  if (before === undefined || last === undefined) return false;
  const room = ((before.indices.length + last.indices.length) / 2) * apart;
  return last.middle - before.middle < room;
}

function joinLastTwo(groups: Group[], wanted: readonly number[]): void {
  const indices = groups.splice(-2).flatMap((group) => group.indices);
  const middle = indices.reduce((sum, index) => sum + (wanted[index] ?? 0), 0) / indices.length;
  groups.push({ indices, middle });
}
