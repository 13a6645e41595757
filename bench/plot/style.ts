/** Colours that differ for everybody, in light and in dark. Lines differ by their dashes as well. */
const COLOURS = [
  ['#0969da', '#58a6ff'],
  ['#bc4c00', '#f0883e'],
  ['#1a7f37', '#3fb950'],
  ['#8250df', '#bc8cff'],
  ['#cf222e', '#ff7b72'],
  ['#57606a', '#9198a1'],
  ['#bf3989', '#f778ba'],
] as const;

const DASHES = ['none', '8 4', '2 3', '10 3 2 3', '5 3', '1 4', '12 2 4 2'] as const;

/** The class of the line with that number. */
export function lineClass(index: number): string {
  return `l${index % COLOURS.length}`;
}

/** Follows the reader's scheme, light or dark: a picture in a page knows no other colours than its own. */
export const STYLE = [
  'svg{color:#1f2328;font:12px system-ui,sans-serif}',
  'text{fill:currentColor}',
  '.title{font-size:14px;font-weight:600}',
  '.grid{stroke:currentColor;stroke-opacity:.15}',
  '.axis,.mark{stroke:currentColor;stroke-opacity:.6}',
  '.mark{stroke-dasharray:3 3}',
  'polyline{fill:none;stroke-width:2;stroke-linejoin:round}',
  ...COLOURS.map(
    ([light], index) =>
      `.l${index}{stroke:${light};stroke-dasharray:${DASHES[index]}}.t${index}{fill:${light}}`,
  ),
  `@media (prefers-color-scheme:dark){svg{color:#e6edf3}${COLOURS.map(
    ([, dark], index) => `.l${index}{stroke:${dark}}.t${index}{fill:${dark}}`,
  ).join('')}}`,
].join('');

/** The class of the words beside it. */
export function textClass(index: number): string {
  return `t${index % COLOURS.length}`;
}
