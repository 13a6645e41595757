import { alternatives } from '../../../core/cost/alternatives.ts';
import { savings } from '../../../core/cost/levers.ts';
import { PRICED } from './priced-stage.ts';

describe('what is saved', () => {
  it('is told of each lever by itself, by the month and by the million', () => {
    const saved = savings(PRICED).map(({ name, idle, million }) => [
      name,
      idle.toFixed(2),
      million.toFixed(2),
    ]);

    expect(saved).toEqual([
      ['full batches instead of one at a time', '0.00', '2.57'],
      ["applyIfNewer instead of applyOnce's transaction", '0.00', '2.16'],
      ['one handler less', '1.25', '2.13'],
      ['no archive (`archive: false`)', '0.86', '1.80'],
      ['logs for 30 days (`logRetentionDays`)', '0.00', '0.01'],
      ['the access log in the infrequent-access class', '0.00', '0.08'],
      ['10 alarms fewer', '1.00', '0.00'],
      ['no point-in-time recovery of the tables', '0.00', '0.22'],
    ]);
  });
});

describe('a lever that is pulled already', () => {
  it('is not among them', () => {
    const { archiveMegabytes: _, ...facts } = PRICED.facts;
    const names = savings({ ...PRICED, facts }).map(({ name }) => name);

    expect(names.filter((name) => name.includes('archive'))).toEqual([]);
  });

  it('is compared with what would be without it where it is the default', () => {
    const once = savings({ ...PRICED, volume: { ...PRICED.volume, writesBy: 'applyOnce' } });

    expect(once.find(({ name }) => name.startsWith('applyIfNewer'))?.million.toFixed(2)).toBe('2.16');
  });
});

describe('another way', () => {
  it('is priced beside what it would replace', () => {
    expect(
      alternatives(PRICED).map(({ name, dollars, inPlaceOf }) => [
        name,
        dollars.toFixed(2),
        inPlaceOf.toFixed(2),
      ]),
    ).toEqual([
      ['CloudFront and a function URL', '1.05', '3.65'],
      ['an HTTP API', '1.15', '4.25'],
      ['a second topic beside the first', '0.35', '0.00'],
    ]);
  });
});
