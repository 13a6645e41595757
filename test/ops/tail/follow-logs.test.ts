import type { LogLine, LogReader } from '../../../ops/stage/log-reader.ts';
import { followLogs } from '../../../ops/tail/follow-logs.ts';

const FROM = new Date('2026-11-27T12:00:00.000Z');

function line(logGroup: string, second: number, text: string): LogLine {
  return { logGroup, time: new Date(FROM.getTime() + second * 1_000), fields: { text } };
}

/** A log that has more at each look. */
function growing(...looks: readonly (readonly LogLine[])[]): LogReader & { readonly begins: Date[] } {
  const begins: Date[] = [];
  return {
    begins,
    async *read(logGroup, { from }) {
      if (logGroup === 'intake') begins.push(from);
      const there = looks.slice(0, Math.max(1, begins.length)).flat();
      yield* there.filter((one) => one.logGroup === logGroup && one.time >= from);
    },
  };
}

describe('logs that are followed', () => {
  it('are told in the order of time over all of them, each line once, late ones too', async () => {
    const logs = growing(
      [line('crm', 2, 'second'), line('intake', 1, 'first')],
      [line('intake', 0, 'late'), line('intake', 3, 'third')],
    );
    const stop = new AbortController();
    const now = () => new Date(FROM.getTime() + 5_000);
    const told: string[] = [];

    const lines = followLogs(
      { logs, now, isLocal: true },
      { logGroups: ['intake', 'crm'], from: FROM, follow: true, signal: stop.signal },
    );
    for await (const { fields } of lines) {
      told.push(String(fields['text']));
      if (told.length === 4) stop.abort();
    }

    expect(told).toEqual(['first', 'second', 'late', 'third']);
  });

  it('are looked at again from so far back as a line may be late, and never from before the beginning', async () => {
    const logs = growing([], [], [line('intake', 100, 'at last')]);
    const times = [0, 50, 100].map((second) => new Date(FROM.getTime() + second * 1_000));
    const now = () => times[Math.min(logs.begins.length, 2)] ?? FROM;
    const lines = followLogs(
      { logs, now, isLocal: true },
      { logGroups: ['intake'], from: FROM, follow: true },
    )[Symbol.asyncIterator]();

    await lines.next();

    expect(logs.begins.map((begin) => begin.toISOString())).toEqual([
      '2026-11-27T12:00:00.000Z',
      '2026-11-27T12:00:00.000Z',
      '2026-11-27T12:00:30.000Z',
    ]);
    await lines.return?.();
  });

  it('end by themselves where they are not followed', async () => {
    const logs = growing([line('intake', 1, 'only')]);
    const wanted = { logGroups: ['intake'], from: FROM, follow: false };

    const lines = await Array.fromAsync(followLogs({ logs, now: () => FROM, isLocal: true }, wanted));

    expect(lines.map(({ fields }) => fields['text'])).toEqual(['only']);
  });

  it('are read on where they were, where the log can tell', async () => {
    const looks = [[line('intake', 2, 'second'), line('intake', 1, 'first')], [line('intake', 0, 'late')]];
    const beginnings: object[] = [];
    const logs: LogReader = {
      ...growing(),
      follow: (_, beginning) => {
        beginnings.push(beginning);
        return async function* () {
          yield* looks.shift() ?? [];
        };
      },
    };
    const stop = new AbortController();
    const wanted = { logGroups: ['intake'], from: FROM, follow: true, newest: 50, signal: stop.signal };
    const told: string[] = [];

    for await (const { fields } of followLogs({ logs, now: () => FROM, isLocal: true }, wanted)) {
      told.push(String(fields['text']));
      if (told.length === 3) stop.abort();
    }

    expect(told).toEqual(['first', 'second', 'late']);
    expect(beginnings).toEqual([{ from: FROM, newest: 50 }]);
  });
});
