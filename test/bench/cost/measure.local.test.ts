import { measure } from '../../../bench/cost/measure/measure.ts';
import written from '../../../core/cost/measured.json' with { type: 'json' };
import type { Measured } from '../../../core/cost/measured.ts';

/** Durations in a line have one digit or two, and bytes are rounded to tens. */
const TOLERATED_BYTES = 20;

describe('what core/cost/measured.json says', () => {
  let measured: Measured;
  beforeAll(async () => {
    const environment = { ...process.env };
    measured = await measure();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  });

  it('is what the functions take of the tables and their queues, and how many metrics they make', () => {
    const { ledger, looks, handling, queueRequests, metrics, cpu } = measured;

    expect({ ledger, looks, handling, queueRequests, metrics, cpu }).toEqual({
      ledger: written.ledger,
      looks: written.looks,
      handling: written.handling,
      queueRequests: written.queueRequests,
      metrics: written.metrics,
      cpu: written.cpu,
    });
  });

  it.each(Object.keys(written.lineBytes) as (keyof Measured['lineBytes'])[])(
    'is as long as a line is: %s; where it is not, npm run cost -- --write',
    (line) => {
      expect(Math.abs(measured.lineBytes[line] - written.lineBytes[line])).toBeLessThanOrEqual(
        TOLERATED_BYTES,
      );
    },
  );
});
