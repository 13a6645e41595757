/** A count with its thousands apart. */
export function figure(count: number | bigint): string {
  return count.toLocaleString('en-US');
}

/** A duration in the two units that matter. */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long it took since then. */
export function since(startedAt: number): string {
  return duration(performance.now() - startedAt);
}
