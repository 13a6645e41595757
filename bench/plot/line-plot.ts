import { type Axis, share, ticks, tickText } from './axis.ts';
import { labelPlaces } from './label-places.ts';
import { lineClass, STYLE, textClass } from './style.ts';

/** What is drawn. */
export interface LinePlot {
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  /** A value of y that is marked across, and what it is. */
  readonly mark?: { readonly at: number; readonly label: string };
}

/** One line, with its name at its end. */
export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 860;
const HEIGHT = 400;
const LEFT = 72;
const RIGHT = 250;
const TOP = 44;
const BOTTOM = 52;
const LINE_HEIGHT = 16;

/** The plot as SVG, readable on light and on dark. */
export function linePlot(plot: LinePlot): string {
  const { title, description } = plot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    text(title, { x: LEFT, y: 22, css: 'title' }),
    ...xAxis(plot.x),
    ...yAxis(plot.y),
    ...markOf(plot),
    ...linesOf(plot),
    '</svg>',
    '',
  ].join('\n');
}

function xAxis(axis: Axis): string[] {
  const bottom = HEIGHT - BOTTOM;
  return [
    ...ticks(axis).flatMap((value) => {
      const x = xOf(axis, value);
      return [
        segment('grid', [x, TOP], [x, bottom]),
        text(tickText(axis, value), { x, y: bottom + 18, anchor: 'middle' }),
      ];
    }),
    segment('axis', [LEFT, bottom], [WIDTH - RIGHT, bottom]),
    text(axis.label, { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 12, anchor: 'middle' }),
  ];
}

function yAxis(axis: Axis): string[] {
  return [
    ...ticks(axis).flatMap((value) => {
      const y = yOf(axis, value);
      return [
        segment('grid', [LEFT, y], [WIDTH - RIGHT, y]),
        text(tickText(axis, value), { x: LEFT - 8, y: y + 4, anchor: 'end' }),
      ];
    }),
    text(axis.label, { x: LEFT, y: TOP - 6 }),
  ];
}

function markOf({ x, y, mark }: LinePlot): string[] {
  if (mark === undefined) return [];
  const height = yOf(y, mark.at);
  return [
    segment('mark', [LEFT, height], [WIDTH - RIGHT, height]),
    text(mark.label, { x: xOf(x, x.from) + 6, y: height - 5 }),
  ];
}

function linesOf({ x, y, lines }: LinePlot): string[] {
  const ends = lines.map(({ points }) => yOf(y, points.at(-1)?.[1] ?? y.from));
  const places = labelPlaces(ends, LINE_HEIGHT);
  return lines.flatMap(({ label, points }, index) => {
    const path = points.map(([at, value]) => `${short(xOf(x, at))},${short(yOf(y, value))}`).join(' ');
    const place = { x: WIDTH - RIGHT + 8, y: (places[index] ?? 0) + 4, css: textClass(index) };
    return [`<polyline class="${lineClass(index)}" points="${path}"/>`, text(label, place)];
  });
}

function xOf(axis: Axis, value: number): number {
  return LEFT + share(axis, value) * (WIDTH - LEFT - RIGHT);
}

function yOf(axis: Axis, value: number): number {
  return HEIGHT - BOTTOM - share(axis, value) * (HEIGHT - TOP - BOTTOM);
}

function segment(css: string, [x1, y1]: Point, [x2, y2]: Point): string {
  return `<line class="${css}" x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"/>`;
}

type Point = readonly [x: number, y: number];

interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'middle' | 'end';
  readonly css?: string;
}

function text(words: string, { x, y, anchor, css }: Place): string {
  const anchored = anchor === undefined ? '' : ` text-anchor="${anchor}"`;
  const styled = css === undefined ? '' : ` class="${css}"`;
  return `<text x="${short(x)}" y="${short(y)}"${anchored}${styled}>${escaped(words)}</text>`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
