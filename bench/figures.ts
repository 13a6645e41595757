import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Figures by the bench and what they are: `intake.warm`. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of the last runs that were written down, and the machine that they are of. */
interface WrittenFigures {
  readonly machine: string;
  readonly figures: Figures;
}

const FILE = join(import.meta.dirname, 'figures.json');

/** What was measured: other benches reckon with it. Throws where one of the figures was never written down. */
export function measuredFigure(name: string): number {
  const found = read().figures[name];
  if (found === undefined)
    throw new Error(
      `bench/figures.json has no ${name}; measure it with npm run bench -- ${name.split('.')[0]} --write`,
    );
  return found;
}

/** Writes figures down, in place of what they were before. */
export function writeFigures(machine: string, figures: Figures): void {
  const all = { ...read().figures, ...figures };
  writeFileSync(FILE, `${JSON.stringify({ machine, figures: all }, undefined, 2)}\n`);
}

function read(): WrittenFigures {
  return JSON.parse(readFileSync(FILE, 'utf8')) as WrittenFigures;
}
