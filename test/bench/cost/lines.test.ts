import { accessLine } from '../../../bench/cost/measure/access-line.ts';
import { lineBytes, metricsIn, writtenLines } from '../../../bench/cost/measure/written-lines.ts';
import { embeddedMetrics } from '../../../lambda/embedded-metrics.ts';

const AT = new Date('2026-11-27T10:00:00.000Z');
const lineOf = (source: string, ...names: readonly string[]) =>
  JSON.stringify(
    embeddedMetrics(
      [{ dimensions: { source }, metrics: names.map((name) => [name, 'Count', 1]) }],
      { service: 'intake' },
      AT,
    ),
  );

describe('a line that is measured', () => {
  it('is what a process writes, and reaches no terminal', async () => {
    expect(await writtenLines(() => process.stdout.write('{"a":1}\nno line of a log\n'))).toEqual([
      '{"a":1}',
    ]);
  });

  it('weighs its bytes, to tens, without what the sandbox says of itself', () => {
    const line = (text: string) => `{"coldStart":true,"memoryUsedMegabytes":77,"text":"${text}"}`;

    // {"text":""} and an end of line are twelve bytes.
    expect(lineBytes([line('x'.repeat(88))])).toBe(100);
    expect(lineBytes([line('x'.repeat(78)), line('x'.repeat(98))])).toBe(100);
  });

  it('makes as many metrics as it has names and dimensions that are not there yet', () => {
    expect(metricsIn([lineOf('privy/main', 'Accepted', 'Duration'), lineOf('privy/main', 'Accepted')])).toBe(
      2,
    );
    expect(metricsIn([lineOf('privy/main', 'Accepted'), lineOf('dynamic/main', 'Accepted')])).toBe(2);
  });

  it('of the access log has a value for each field, and is refused where one is not known', () => {
    expect(JSON.parse(accessLine())).toMatchObject({ status: '200', sourceIp: '44.228.126.217' });
    expect(() => accessLine('{"host":"$context.domainName"}')).toThrow(
      'what the access log writes for $context.domainName is not known',
    );
  });
});
