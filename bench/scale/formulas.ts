/**
 * How long one waits on average in front of several servers, in units of the service time: arrivals and services by chance
 * (M/M/c, by Erlang's C). `load` is how many servers the arrivals keep busy.
 */
export function meanWaitOfManyServers(servers: number, load: number): number {
  return probabilityOfWaiting(servers, load) / (servers - load);
}

/** Erlang's C, by the recursion of Erlang's B. */
function probabilityOfWaiting(servers: number, load: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** The same in front of one server with services of any kind (M/G/1, by Pollaczek and Khinchine). `spread` is their variance over their mean squared. */
export function meanWaitOfOneServer(load: number, spread: number): number {
  return (load * (1 + spread)) / (2 * (1 - load));
}

/** How many are inside on average, by how many come and how long they stay (Little). */
export function meanInside(perSecond: number, seconds: number): number {
  return perSecond * seconds;
}

/** What piles up while nothing gets through, and how long it takes to go when so much does (D/D/1). */
export function pileUp({ perSecond, seconds, capacity }: PileUp): {
  readonly events: number;
  readonly gone: number;
} {
  const events = perSecond * seconds;
  return { events, gone: events / (capacity - perSecond) };
}

interface PileUp {
  /** What comes. */
  readonly perSecond: number;
  /** How long nothing gets through. */
  readonly seconds: number;
  /** What gets through afterwards, a second. */
  readonly capacity: number;
}
