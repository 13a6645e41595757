import { type Bench, type BenchResult, figure, type Goal } from '../bench.ts';
import { type Measured, measure } from '../measure.ts';
import { BARE, contestants, OURS } from './contestants.ts';
import { type SignedBy, signedDelivery } from './deliveries.ts';

const KIBIBYTES = [1, 8, 64] as const;
const BY: readonly SignedBy[] = ['privy', 'dynamic'];

/** One comparison: a size, and whether the signature is right. */
interface Case {
  readonly by: SignedBy;
  readonly kibibytes: number;
  readonly isGood: boolean;
  readonly measured: readonly Measured[];
}

/** What it takes to verify a delivery and parse its body, against the libraries that people use for it. */
export const verify: Bench = {
  name: 'verify',
  title: 'Verifying a delivery and parsing its body',
  about:
    'From the raw bytes to the payload. CPU time in microseconds, medians of 15 rounds in turns; in brackets what nine of ten rounds lie ' +
    'between. The bare way has the key ready, compares one signature and checks nothing else.',
  async run(onProgress) {
    const cases: Case[] = [];
    for (const by of BY) {
      for (const isGood of [true, false]) {
        for (const kibibytes of KIBIBYTES) {
          onProgress(`${by}, ${kibibytes} KiB, ${isGood ? 'signed' : 'forged'}`);
          cases.push({ by, kibibytes, isGood, measured: await measuredCase(by, kibibytes, isGood) });
        }
      }
    }
    return resultOf(cases);
  },
};

async function measuredCase(by: SignedBy, kibibytes: number, isGood: boolean): Promise<Measured[]> {
  const all = contestants(by, signedDelivery(by, kibibytes * 1_024, isGood));
  for (const { name, run } of all)
    if ((await run()) !== isGood) throw new Error(`${name} is wrong about a delivery of ${by}`);
  return await measure(all);
}

function resultOf(cases: readonly Case[]): BenchResult {
  const tables = BY.flatMap((by) =>
    [true, false].map((isGood) => {
      const columns = cases.filter((each) => each.by === by && each.isGood === isGood);
      const names = columns[0]?.measured.map(({ name }) => name) ?? [];
      return {
        columns: [
          `${by}, ${isGood ? 'signed' : 'forged'}`,
          ...columns.map(({ kibibytes }) => `${kibibytes} KiB`),
        ],
        rows: names.map((name) => [name, ...columns.map(({ measured }) => cell(measured, name))]),
      };
    }),
  );
  return { tables, goals: [againstLibraries(cases), againstBare(cases)] };
}

function cell(measured: readonly Measured[], of: string): string {
  const found = measured.find(({ name }) => name === of);
  return found === undefined ? '' : `${figure(found.median)} (${figure(found.low)}–${figure(found.high)})`;
}

/** As far as two figures can be told apart on a machine that others use too. */
const NOISE = 1.05;

function againstLibraries(cases: readonly Case[]): Goal {
  const slower = cases.filter(({ measured }) => {
    const others = measured.filter(({ name }) => name !== OURS && name !== BARE);
    return medianOf(measured, OURS) > Math.min(...others.map(({ median }) => median)) * NOISE;
  });
  return {
    goal: 'not slower than any of the libraries at any size',
    measured: slower.length === 0 ? 'at none' : `slower at ${slower.map(nameOf).join(', ')}`,
    isMet: slower.length === 0,
    reason: 'a twentieth counts as noise',
  };
}

function againstBare(cases: readonly Case[]): Goal {
  const over = cases.filter(({ measured }) => medianOf(measured, OURS) > medianOf(measured, BARE) * 1.1);
  const extra = cases.map(({ measured }) => medianOf(measured, OURS) - medianOf(measured, BARE));
  return {
    goal: 'at most 1.1 times the fastest way that node:crypto offers',
    measured: over.length === 0 ? 'at every size' : `more at ${over.map(nameOf).join(', ')}`,
    isMet: over.length === 0,
    reason: `${figure(Math.max(...extra))} µs more at the most: headers that must be there once, the clock, every entry of the signature`,
  };
}

function medianOf(measured: readonly Measured[], of: string): number {
  return measured.find(({ name }) => name === of)?.median ?? Number.NaN;
}

function nameOf({ by, kibibytes, isGood }: Case): string {
  return `${by} ${kibibytes} KiB${isGood ? '' : ' forged'}`;
}
