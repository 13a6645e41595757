import { millionTable, priceTable, targetTable, volumeTable } from '../../../bench/cost/tables.ts';
import type { Priced } from '../../../core/cost/priced.ts';
import { PRICED } from '../../core/cost/priced-stage.ts';

const HANDLER = { megabytes: 256, batchSize: 10, writes: true };
const OF_FOUR: Priced = {
  ...PRICED,
  facts: { ...PRICED.facts, handlers: [HANDLER, HANDLER, HANDLER, HANDLER], subscriptions: 5 },
};

describe('the tables of what a stage costs', () => {
  it('say what was to be reached, and by how much it is missed', () => {
    expect(targetTable(OF_FOUR).rows).toEqual([
      ['one at a time', '14.00', '17.67', 'missed by 3.67'],
      ['one at a time, without the archive', '14.00', '15.88', 'missed by 1.88'],
      ['in full batches', '11.00', '12.10', 'missed by 1.10'],
      ['in full batches, without the archive', '11.00', '11.88', 'missed by 0.88'],
    ]);
    expect(targetTable(PRICED).rows.map((row) => row.at(-1))).toEqual(['met', 'met', 'met', 'met']);
  });

  it('end with all of it, and with what it is without the archive', () => {
    const [together, withoutArchive] = millionTable(PRICED).rows.slice(-2);

    expect(together).toEqual(['**together**', '**11.27**', '**8.71**', '']);
    expect(withoutArchive).toEqual(['without the archive', '9.48', '8.48', '']);
  });

  it('say that a million of many costs less: they share looks, and objects of the archive', () => {
    expect(volumeTable(PRICED).rows.map(([events, all]) => [events, all])).toEqual([
      ['1,000,000', '11.27'],
      ['10,000,000', '10.20'],
      ['100,000,000', '10.09'],
    ]);
  });

  it('name a source and a date for every price', () => {
    const { rows } = priceTable();

    expect(rows[0]).toEqual([
      '1,000,000 requests to a REST API',
      '3.5',
      '2026-08-21',
      'AWS Price List, as the golden files of infracost at 95ba4f4 have it',
    ]);
    expect(rows.filter(([, , date]) => !/^2026-\d\d-\d\d$/.test(date ?? ''))).toEqual([]);
  });
});
