import { eventLines } from '../../../core/cost/event-lines.ts';
import type { Priced } from '../../../core/cost/priced.ts';
import { PRICED } from './priced-stage.ts';

const figures = (priced: Priced) =>
  Object.fromEntries(eventLines(priced).map(({ name, dollars }) => [name, dollars.toFixed(3)]));
const withVolume = (volume: Partial<Priced['volume']>): Priced => ({
  ...PRICED,
  volume: { ...PRICED.volume, ...volume },
});
const withFacts = (facts: Partial<Priced['facts']>): Priced => ({
  ...PRICED,
  facts: { ...PRICED.facts, ...facts },
});

describe('a million events', () => {
  it('cost what they take of each part, one at a time', () => {
    expect(figures(PRICED)).toEqual({
      'API Gateway': '3.500',
      // 500 bytes
      answers: '0.045',
      'web ACL': '0.600',
      // 0.2, and 10.4 ms of a third of a core and 33.5 of waiting, of half a gigabyte
      intake: '0.492',
      // 0.3 and two times 0.01, and 3 GB at 0.017 and two times 0.001
      topic: '0.377',
      ledger: '1.250',
      // Received, beyond the polls of an empty queue, and deleted
      "handlers' queues": '0.812',
      // 0.2, and 6.9 ms of a seventh of a core and 5.5 of waiting, of a quarter of a gigabyte
      handlers: '0.241',
      "handlers' writes": '0.625',
      // 1.44 read units each, at one event in 2.6 s
      looks: '0.180',
      // 300 bytes with what CloudWatch adds, 800 and 600
      'access log': '0.150',
      "intake's log": '0.400',
      "handlers' logs": '0.300',
      // 1.7 GB, a tenth of it for three months
      'logs kept': '0.015',
      // 0.3 GB for 100 days
      'ledger kept': '0.450',
      'rows kept': '0.045',
      // Received one by one, beyond the polls of an empty queue, and deleted by tens
      "archive's queue": '0.290',
      "archive's writer": '0.207',
      // 213,870 objects: five pollers, and an event in nearly every minute of each
      "archive's objects": '1.155',
      'archive kept': '0.138',
    });
  });

  it('cost less in full batches: requests, invocations and looks are shared by ten', () => {
    const {
      "handlers' queues": queues,
      handlers,
      looks,
      "archive's objects": objects,
    } = figures(withVolume({ batch: 'full' }));

    expect({ queues, handlers, looks, objects }).toEqual({
      queues: '0.100',
      handlers: '0.035',
      looks: '0.099',
      objects: '0.003',
    });
  });

  it('of more than 64 KB in a batch cost a request more to receive', () => {
    const large = withVolume({ batch: 'full', bodyBytes: 10_000 });

    // 105,000 bytes: two requests to receive them, and one to delete them.
    expect(figures(large)["handlers' queues"]).toBe('0.150');
  });

  it('cost four write units and an entry of the inbox where a handler writes in a transaction', () => {
    const { "handlers' writes": writes, 'inbox kept': inbox } = figures(
      withVolume({ writesBy: 'applyOnce' }),
    );

    expect({ writes, inbox }).toEqual({ writes: '2.500', inbox: '0.300' });
  });

  it('cost nothing for an archive that is not there, and for recovery that is off', () => {
    const { archiveMegabytes: _, ...facts } = PRICED.facts;
    const names = eventLines({ ...PRICED, facts }).map(({ name }) => name);

    expect(names.filter((name) => name.startsWith('archive'))).toEqual([]);
    expect(figures(withFacts({ ledger: { retentionDays: 100, recoverable: false } }))['ledger kept']).toBe(
      '0.250',
    );
  });

  it('cost no writes in what posts them to a destination', () => {
    const posting = withFacts({ handlers: [{ megabytes: 256, batchSize: 10, writes: false }] });
    const names = eventLines(posting).map(({ name }) => name);

    expect(names).toContain("handlers' queues");
    expect(names).not.toContain("handlers' writes");
    expect(names).not.toContain('rows kept');
  });

  it('cost half for the access log where it is for infrequent access', () => {
    const rare = withFacts({ log: { retentionDays: 90, accessIsRare: true } });

    expect(figures(rare)['access log']).toBe('0.075');
  });
});
