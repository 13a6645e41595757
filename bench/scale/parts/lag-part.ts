import { linePlot } from '../../plot/line-plot.ts';
import { limitsOfOneUser } from '../limits.ts';
import { AS_DEPLOYED } from '../simulation/deployment.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Measured, Part } from './part.ts';
import { secondsText } from './seconds-text.ts';

const USERS = [1, 10, 25] as const;
/** Of what the users can have at the most. */
const SHARES = [0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95] as const;
const SECONDS = 120;

/** How late events are handled, the nearer a few users come to what a handler does for one after the other. */
export function lagPart({ times }: Measured): Part {
  const most = limitsOfOneUser(AS_DEPLOYED, times)[0]?.perSecond ?? 0;
  const made = USERS.map((users) =>
    SHARES.map((share) => {
      const deliveriesPerSecond = share * most * users;
      const load = { seed: 1, deliveriesPerSecond, users, seconds: SECONDS };
      const { handled } = simulate({ load, deployment: AS_DEPLOYED, times });
      return { deliveriesPerSecond, p50: handled.quantile(0.5), p99: handled.quantile(0.99) };
    }),
  );
  const rows = SHARES.map((share, index) => [
    `${Math.round(share * 100)} %`,
    ...made.map((line) => `${secondsText(line[index]?.p50 ?? 0)} / ${secondsText(line[index]?.p99 ?? 0)}`),
  ]);
  const svg = linePlot({
    title: 'From delivery to handled, 99 of 100 events',
    description: `The lag is a tenth of a second until users come near ${Math.round(most)} events a second each.`,
    x: { label: 'deliveries a second', kind: 'log', from: 1, to: 2_000 },
    y: { label: 'seconds', kind: 'log', from: 0.01, to: 10 },
    lines: USERS.map((users, index) => ({
      label: `${users} ${users === 1 ? 'user' : 'users'}`,
      points: (made[index] ?? []).map(
        ({ deliveriesPerSecond, p99 }) => [deliveriesPerSecond, p99 / 1_000] as const,
      ),
    })),
  });
  const columns = [
    `of ${Math.round(most)}/s and user`,
    ...USERS.map((users) => `${users} ${users === 1 ? 'user' : 'users'}: p50 / p99`),
  ];
  return { table: { name: 'lag', columns, rows }, plots: [{ file: 'lag.svg', svg }] };
}
