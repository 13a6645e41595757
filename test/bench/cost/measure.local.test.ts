import { measure } from '../../../bench/cost/measure/measure.ts';
import written from '../../../core/cost/measured.json' with { type: 'json' };
import type { Measured } from '../../../core/cost/measured.ts';

/** A time that ends in zeros takes a byte less, and bytes of lines are rounded to tens. */
const TOLERATED_BYTES = 10;

describe('what core/cost/measured.json says', () => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure();
  });

  it('is what the functions take of the tables and their queues, and how many metrics they make', () => {
    expect(unitsOf(measured)).toEqual(unitsOf(written));
    expect([measured.looks, measured.queueRequests, measured.metrics, measured.asked, measured.cpu]).toEqual([
      written.looks,
      written.queueRequests,
      written.metrics,
      written.asked,
      written.cpu,
    ]);
  });

  it('is as large as what tables keep', () => {
    for (const [index, bytes] of bytesOf(measured).entries())
      expect(Math.abs(bytes - (bytesOf(written)[index] ?? 0))).toBeLessThanOrEqual(TOLERATED_BYTES);
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

function unitsOf({ ledger, handling }: Measured): readonly number[] {
  const ofHandlers = Object.values(handling).flatMap(({ writeUnits, readUnits }) => [writeUnits, readUnits]);
  return [ledger.writeUnits, ...ofHandlers];
}

function bytesOf({ ledger, handling, envelopeBytes, answerBytes }: Measured): readonly number[] {
  const ofHandlers = Object.values(handling).flatMap(({ itemBytes, inboxBytes }) => [itemBytes, inboxBytes]);
  return [ledger.itemBytes, envelopeBytes, answerBytes, ...ofHandlers];
}
