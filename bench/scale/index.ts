import type { Bench } from '../bench.ts';
import { measuredFigure } from '../figures.ts';
import { measuredTimes } from './measured-times.ts';
import { calibrationPart } from './parts/calibration-part.ts';
import { costPart } from './parts/cost-part.ts';
import { gridPart } from './parts/grid-part.ts';
import { hotUserPart } from './parts/hot-user-part.ts';
import { lagPart } from './parts/lag-part.ts';
import { limitsPart } from './parts/limits-part.ts';
import type { Measured, Part } from './parts/part.ts';
import { stepsPart } from './parts/steps-part.ts';
import { troublesPart } from './parts/troubles-part.ts';

const PARTS: Readonly<Record<string, (measured: Measured) => Part>> = {
  limits: limitsPart,
  'all rates and users': gridPart,
  'few users': lagPart,
  steps: stepsPart,
  'a hot user': hotUserPart,
  outages: troublesPart,
  cost: costPart,
  calibration: calibrationPart,
};

/** How far the deployed pipeline goes, without deploying it: a simulation with the documented quotas and the measured times. */
export const scale: Bench = {
  name: 'scale',
  page: 'scale.md',
  title: 'Scale',
  about:
    'The deployed pipeline as a discrete-event simulation, seed 1: the quotas are those that AWS documents, the times of the functions are ' +
    'those of the last measurement that was written down, and what calls take is assumed.',
  async run(onProgress) {
    const measured: Measured = { times: measuredTimes(measuredFigure), figure: measuredFigure };
    const parts: Part[] = [];
    for (const [name, part] of Object.entries(PARTS)) {
      onProgress(name);
      parts.push(part(measured));
    }
    return {
      tables: parts.map(({ table }) => table),
      goals: parts.flatMap(({ goals = [] }) => goals),
      plots: parts.flatMap(({ plots = [] }) => plots),
    };
  },
};
