import { type Axis, share, ticks, tickText } from '../plot/axis.ts';
import { lineClass, STYLE, textClass } from '../plot/style.ts';
import type { DrawnLine } from './evaluate-widget.ts';
import type { Widget } from './widget.ts';

/** A widget with what it shows. */
export interface ShownWidget {
  readonly widget: Widget;
  readonly lines: readonly DrawnLine[];
}

const UNIT = { width: 58, height: 34 } as const;
const COLUMNS = 24;
const GAP = 6;
const INSIDE = { left: 44, right: 12, top: 30, bottom: 16 } as const;
const LEGEND_LINE = 14;
const LEGEND_COLUMNS = 2;
const MOST_IN_LEGEND = 8;

/** The dashboard as one page, as wide as CloudWatch has it. */
export function dashboardPage(shown: readonly ShownWidget[]): {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
} {
  const width = COLUMNS * UNIT.width;
  const height = Math.max(...shown.map(({ widget }) => (widget.y + widget.height) * UNIT.height));
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${STYLE}.box{fill:none;stroke:currentColor;stroke-opacity:.25}.row{font-size:17px;font-weight:600}.value{font-size:26px;font-weight:600}.quiet{fill-opacity:.55}.small{font-size:11px}</style>`,
    ...shown.flatMap(drawn),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawn({ widget, lines }: ShownWidget): string[] {
  const box = {
    x: widget.x * UNIT.width + GAP / 2,
    y: widget.y * UNIT.height + GAP / 2,
    width: widget.width * UNIT.width - GAP,
    height: widget.height * UNIT.height - GAP,
  };
  const { markdown, title = '', view, alarms } = widget.properties;
  if (markdown !== undefined) return [text(markdown.replace(/^#+ /, ''), box.x, box.y + 20, 'row')];
  const frame = `<rect class="box" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="4"/>`;
  const heading = text(title, box.x + 10, box.y + 19, 'title');
  return [frame, heading, ...contentOf(box, { widget, lines }, view, alarms)];
}

function contentOf(
  box: Box,
  shown: ShownWidget,
  view: string | undefined,
  alarms: readonly string[] | undefined,
) {
  if (alarms !== undefined)
    return [
      text(
        `${alarms.length} alarms, which are not evaluated on this machine`,
        box.x + 10,
        box.y + 46,
        'quiet',
      ),
    ];
  if (shown.lines.length === 0)
    return [text('not measured on this machine', box.x + 10, box.y + 46, 'quiet')];
  return view === 'singleValue' ? valuesOf(box, shown.lines) : graphOf(box, shown);
}

function valuesOf(box: Box, lines: readonly DrawnLine[]): string[] {
  return lines.flatMap(({ label, points }, index) => {
    const x = box.x + 10 + (index * (box.width - 20)) / lines.length;
    const value = points.findLast((point) => point !== undefined);
    return [
      text(value === undefined ? '–' : amount(value), x, box.y + 62, 'value'),
      text(label, x, box.y + 82, 'quiet'),
    ];
  });
}

function graphOf(box: Box, { widget, lines }: ShownWidget): string[] {
  const marks = widget.properties.annotations?.horizontal ?? [];
  const values = [
    ...lines.flatMap(({ points }) => points.filter((point) => point !== undefined)),
    ...marks.map(({ value }) => value),
  ];
  const axis: Axis = { label: '', kind: 'linear', from: 0, to: Math.max(1, ...values) * 1.08 };
  const legendLines = Math.ceil(Math.min(lines.length, MOST_IN_LEGEND) / LEGEND_COLUMNS);
  const inner = {
    left: box.x + INSIDE.left,
    right: box.x + box.width - INSIDE.right,
    top: box.y + INSIDE.top,
    bottom: box.y + box.height - INSIDE.bottom - legendLines * LEGEND_LINE,
  };
  const yOf = (value: number) => inner.bottom - share(axis, value) * (inner.bottom - inner.top);
  const count = Math.max(2, ...lines.map(({ points }) => points.length));
  const xOf = (index: number) => inner.left + (index / (count - 1)) * (inner.right - inner.left);
  const scale = ticks(axis).filter((_, index, all) => index % Math.ceil(all.length / 4) === 0);
  return [
    ...scale.flatMap((value) => [
      `<line class="grid" x1="${inner.left}" y1="${short(yOf(value))}" x2="${inner.right}" y2="${short(yOf(value))}"/>`,
      `<text class="small quiet" x="${inner.left - 6}" y="${short(yOf(value) + 4)}" text-anchor="end">${tickText({ ...axis, format: amount }, value)}</text>`,
    ]),
    ...marks.map(
      ({ value }) =>
        `<line class="mark" x1="${inner.left}" y1="${short(yOf(value))}" x2="${inner.right}" y2="${short(yOf(value))}"/>`,
    ),
    ...lines.flatMap((line, index) => polylines(line, index, xOf, yOf)),
    ...legend(lines, inner.left, inner.bottom + INSIDE.bottom + 2, box.width - INSIDE.left),
  ];
}

/** A line for each stretch without a gap; a point by itself is a dot. */
function polylines(
  { points }: DrawnLine,
  index: number,
  xOf: (at: number) => number,
  yOf: (value: number) => number,
): string[] {
  const stretches: string[][] = [[]];
  points.forEach((value, at) => {
    if (value === undefined) stretches.push([]);
    else stretches.at(-1)?.push(`${short(xOf(at))},${short(yOf(value))}`);
  });
  return stretches
    .filter((stretch) => stretch.length > 0)
    .map((stretch) => {
      const [only = ''] = stretch;
      const path = stretch.length === 1 ? `${only} ${only}` : stretch.join(' ');
      return `<polyline class="${lineClass(index)}" stroke-linecap="round" points="${path}"/>`;
    });
}

function legend(lines: readonly DrawnLine[], left: number, top: number, width: number): string[] {
  return lines.slice(0, MOST_IN_LEGEND).map(({ label }, index) => {
    const more =
      index === MOST_IN_LEGEND - 1 && lines.length > MOST_IN_LEGEND
        ? ` and ${lines.length - MOST_IN_LEGEND} more`
        : '';
    const x = left + (index % LEGEND_COLUMNS) * (width / LEGEND_COLUMNS);
    const y = top + Math.floor(index / LEGEND_COLUMNS) * LEGEND_LINE;
    return text(`${label}${more}`, x, y, `small ${textClass(index)}`);
  });
}

function amount(value: number): string {
  return value.toLocaleString('en', {
    maximumSignificantDigits: 4,
    notation: value >= 1e6 ? 'compact' : 'standard',
  });
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function text(words: string, x: number, y: number, css: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text class="${css}" x="${short(x)}" y="${short(y)}">${safe}</text>`;
}
