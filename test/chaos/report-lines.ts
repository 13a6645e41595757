import { figure } from '../prove/figures.ts';
import type { Screen } from '../prove/screen.ts';
import { FINDINGS, type Finding } from './audit.ts';
import type { ChaosReport, Figure } from './chaos-report.ts';
import { DEPENDENCIES, DEPENDENCY_NAMES } from './plan-phases.ts';

const LABEL_WIDTH = 52;
const NUMBER_WIDTH = 10;
/** Of each finding so many places are named. */
const PLACES_NAMED = 5;

type Style = Pick<Screen, 'strong' | 'faint' | 'verdict'>;

/** The table of figures at the end of a run. */
export function reportLines({ figures, audit, passed }: ChaosReport, style: Style): string[] {
  const sections = Object.entries(figures).flatMap(([heading, rows]) => [
    '',
    style.strong(headingLine(heading, Object.values(rows))),
    ...Object.entries(rows).map(([label, value]) => row(label, value)),
  ]);
  const findings = (Object.keys(FINDINGS) as Finding[]).flatMap((finding) =>
    findingLines(finding, audit[finding], style),
  );
  const verdict = passed ? 'Every promise held.' : 'A promise was broken.';
  return [...sections, '', style.strong('Must be zero'), ...findings, '', style.strong(verdict)];
}

function headingLine(heading: string, values: readonly Figure[]): string {
  if (!values.some((value) => typeof value === 'object')) return heading;
  const names = DEPENDENCIES.map((dependency) => DEPENDENCY_NAMES[dependency].padStart(NUMBER_WIDTH));
  return heading.padEnd(LABEL_WIDTH + 2) + names.join('');
}

function findingLines(finding: Finding, places: readonly string[], style: Style): string[] {
  const line = `${row(FINDINGS[finding], places.length)}  ${style.verdict(places.length === 0)}`;
  return [line, ...places.slice(0, PLACES_NAMED).map((place) => style.faint(`      ${place}`))];
}

function row(label: string, value: Figure): string {
  const numbers = typeof value === 'number' ? [value] : DEPENDENCIES.map((dependency) => value[dependency]);
  return `  ${label.padEnd(LABEL_WIDTH)}${numbers.map((number) => figure(number).padStart(NUMBER_WIDTH)).join('')}`;
}
