import type { Resource } from '../simulation/pressure.ts';
import type { Simulated } from '../simulation/simulate.ts';

/** The last seconds tell where it goes. */
const LAST_SECONDS = 8;

/** What refuses, instead of making wait. */
const REFUSING: ReadonlySet<Resource | undefined> = new Set<Resource>([
  'the throttle of a source',
  "the account's requests",
  'functions at once',
  'new sandboxes',
]);

/** What becomes more and more: deliveries that are refused when they are first sent, or events that wait. */
export function growthOf({ backlog, refused, given, gaveWay }: Simulated): string {
  const { deliveriesPerSecond, seconds, warmUpSeconds = 15 } = given.load;
  if (REFUSING.has(gaveWay)) {
    const share = refused / (deliveriesPerSecond * (seconds - warmUpSeconds));
    return `${Math.round(Math.min(1, share) * 100)} % refused`;
  }
  const [before, last] = [backlog.at(-1 - LAST_SECONDS), backlog.at(-1)];
  const grown = sizeOf(last) - sizeOf(before);
  return `+${Math.round(grown / LAST_SECONDS).toLocaleString('en')}/s`;
}

function sizeOf(backlog: Simulated['backlog'][number] | undefined): number {
  return (backlog?.parked ?? 0) + (backlog?.queued ?? 0);
}
