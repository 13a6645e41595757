import { AS_DEPLOYED } from '../simulation/deployment.ts';
import { type Simulated, simulate } from '../simulation/simulate.ts';
import { growthOf } from './growth-of.ts';
import type { Measured, Part } from './part.ts';
import { secondsText } from './seconds-text.ts';
import { shortName } from './short-names.ts';

const RATES = [1, 10, 100, 1_000, 1_500, 3_000, 10_000] as const;
const USERS = [1, 100, 10_000, 1_000_000] as const;
/** Longer where there are few deliveries: they take longer to say anything. */
const SECONDS = { few: 600, some: 40, many: 25 } as const;

/** From one delivery a second to ten thousand, of one user to a million: what gives way first, and how late events are handled. */
export function gridPart({ times }: Measured): Part {
  const rows = RATES.map((deliveriesPerSecond) => [
    deliveriesPerSecond.toLocaleString('en'),
    ...USERS.map((users) => {
      const load = { seed: 1, deliveriesPerSecond, users, seconds: secondsFor(deliveriesPerSecond) };
      return cellOf(simulate({ load, deployment: AS_DEPLOYED, times }));
    }),
  ]);
  const columns = USERS.map((users) => `${users.toLocaleString('en')} ${users === 1 ? 'user' : 'users'}`);
  return { table: { name: 'grid', columns: ['deliveries/s', ...columns], rows } };
}

function secondsFor(perSecond: number): number {
  if (perSecond <= 10) return SECONDS.few;
  return perSecond < 3_000 ? SECONDS.some : SECONDS.many;
}

/** How late events are, or how fast they become more and what is too little. */
function cellOf(result: Simulated): string {
  const { handled, gaveWay } = result;
  return gaveWay === undefined
    ? secondsText(handled.quantile(0.99))
    : `${shortName(gaveWay)}: ${growthOf(result)}`;
}
