import { type ServiceTimes, USUAL_CALLS } from './simulation/service-times.ts';

/** Events of a batch, when the handler kit is measured, and of how many users. */
const BATCH = 10;
const USERS = [1, 5, 10] as const;

/**
 * How long everything takes, by what was measured. Of the kit's CPU a part is for each event and a part for each step, in which one
 * event of each user is handled: the line through batches of one user, of five and of ten tells them apart.
 */
export function measuredTimes(figure: (name: string) => number): ServiceTimes {
  const batches = USERS.map((users) => [BATCH / users, figure(`kit.${users}`) * BATCH] as const);
  const { slope, atZero } = lineThrough(batches);
  return {
    intake: { warm: figure('intake.warm'), start: figure('intake.load') + figure('intake.first') },
    handler: {
      event: atZero / BATCH,
      step: slope,
      start: figure('kit.load'),
      writeUnits: figure('kit.writeUnits'),
    },
    calls: USUAL_CALLS,
  };
}

/** The nearest to the points, by least squares. */
function lineThrough(points: readonly (readonly [x: number, y: number])[]) {
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const together = mean(points.map(([x, y]) => (x - meanX) * (y - meanY)));
  const slope = together / mean(points.map(([x]) => (x - meanX) ** 2));
  return { slope, atZero: meanY - slope * meanX };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
