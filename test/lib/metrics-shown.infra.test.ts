import { globSync } from 'node:fs';
import { join } from 'node:path';
import { rendered, resources, templateOf } from './template-of.ts';

const LAMBDA = join(import.meta.dirname, '../../lambda');
const everything = templateOf({
  stages: { test: { canary: true } },
  consumers: { billing: { kind: 'https', url: 'https://billing.example.com/', events: ['privy.user.*'] } },
});

/** Every metric that a function writes stands in a module of that name, in a constant that ends in METRIC or METRICS. */
async function writtenMetrics(): Promise<string[]> {
  const modules = globSync('**/*-metrics.ts', { cwd: LAMBDA });
  const exports = await Promise.all(
    modules.map((module) => import(join(LAMBDA, module)) as Promise<Record<string, unknown>>),
  );
  const constants = exports.flatMap((each) =>
    Object.entries(each)
      .filter(([name]) => /_METRICS?$/.test(name))
      .map(([, value]) => value),
  );
  return constants.flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value as object)));
}

describe('a metric that a function writes', () => {
  it('is on the dashboard or raises an alarm: each is paid for', async () => {
    const written = await writtenMetrics();
    const used = [
      ...Object.values(resources(everything, 'AWS::CloudWatch::Dashboard')).map(({ Properties }) =>
        rendered(Properties['DashboardBody']),
      ),
      ...Object.values(resources(everything, 'AWS::CloudWatch::Alarm')).map((alarm) => JSON.stringify(alarm)),
    ].join('\n');

    expect(written.length).toBeGreaterThan(40);
    expect(written.filter((name) => !used.includes(`"${name}"`) && !used.includes(`"${name}\\"`))).toEqual(
      [],
    );
  });
});
