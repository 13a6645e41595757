import { type Axis, share, ticks } from '../../../bench/plot/axis.ts';
import { labelPlaces } from '../../../bench/plot/label-places.ts';
import { linePlot } from '../../../bench/plot/line-plot.ts';

const LINEAR: Axis = { label: 'minutes', kind: 'linear', from: 0, to: 25 };
const LOG: Axis = { label: 'deliveries', kind: 'log', from: 1, to: 10_000 };

describe('an axis', () => {
  it('has its ticks at round values', () => {
    expect(ticks(LINEAR)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(ticks({ ...LINEAR, to: 180_000 })).toEqual([0, 50_000, 100_000, 150_000]);
    expect(ticks(LOG)).toEqual([1, 10, 100, 1_000, 10_000]);
  });

  it('puts a value where it belongs, and at the edge what lies beyond', () => {
    expect(share(LINEAR, 5)).toBe(0.2);
    expect(share(LOG, 100)).toBeCloseTo(0.5, 10);
    expect([share(LOG, 0), share(LOG, 1e9), share(LINEAR, -1)]).toEqual([0, 1, 0]);
  });
});

describe('labels', () => {
  it('stand where they want to where there is room, and apart where there is none', () => {
    expect(labelPlaces([100, 10, 50], 16)).toEqual([100, 10, 50]);
    expect(labelPlaces([50, 50, 53], 16)).toEqual([35, 51, 67]);
    expect(labelPlaces([], 16)).toEqual([]);
  });
});

describe('a plot', () => {
  const svg = linePlot({
    title: 'Lag & rate',
    description: 'It grows < fast.',
    x: LOG,
    y: { label: 'seconds', kind: 'linear', from: 0, to: 10 },
    mark: { at: 5, label: 'too late' },
    lines: [
      {
        label: 'ours',
        points: [
          [1, 0],
          [10_000, 10],
        ],
      },
      {
        label: 'theirs',
        points: [
          [1, 10],
          [10_000, 0],
        ],
      },
    ],
  });

  it('is one picture with a name, a description and a line for each', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 860 400" role="img"/);
    expect(svg).toContain('<title id="title">Lag &amp; rate</title>');
    expect(svg).toContain('<desc id="description">It grows &lt; fast.</desc>');
    expect(svg).toContain('<polyline class="l0" points="72,348 610,44"/>');
    expect(svg).toContain('<polyline class="l1" points="72,44 610,348"/>');
    expect(svg).toContain('>too late</text>');
  });

  it('has colours for light and for dark, and refers to nothing outside', () => {
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script/);
  });
});
