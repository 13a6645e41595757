import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFiles } from '../../../ops/stage/log-files.ts';
import type { LogLine } from '../../../ops/stage/log-reader.ts';

const BEGINNING = Date.parse('2026-11-27T12:00:00.000Z');
const at = (second: number) => new Date(BEGINNING + second * 1_000);

function line(second: number, number = second, padding = ''): string {
  return `${JSON.stringify({ message: 'm', timestamp: at(second).toISOString(), number, padding })}\n`;
}

const numbers = (lines: readonly LogLine[]) => lines.map(({ fields }) => fields['number']);

describe('the logs of a stage on this machine', () => {
  let directory: string;
  let file: string;
  let logs: LogFiles;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
    file = join(directory, 'intake.log');
    logs = new LogFiles(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  const read = (from: number, until?: number) =>
    Array.fromAsync(
      logs.read('intake', { from: at(from), ...(until === undefined ? {} : { until: at(until) }) }),
    );

  it('have none where nothing was written', async () => {
    expect(await read(0)).toEqual([]);
    expect(await Array.fromAsync(logs.follow('intake', { from: at(0) })())).toEqual([]);
  });

  it('are read from a time on, to before another', async () => {
    await writeFile(file, [1, 2, 3, 4].map((second) => line(second)).join(''));

    expect(numbers(await read(2, 4))).toEqual([2, 3]);
  });

  it('leave out what is no object, or says no time, and a line that is not whole yet', async () => {
    await writeFile(
      file,
      `START RequestId\n{"type":"platform.start"}\n{half\n${line(1)}${line(2).trimEnd()}`,
    );

    expect(numbers(await read(0))).toEqual([1]);
  });

  it('are found by a text anywhere in a line', async () => {
    await writeFile(file, `${line(1, 1, 'msg_a')}${line(2, 2, 'msg_b')}`);

    expect(numbers(await Array.fromAsync(logs.read('intake', { from: at(0), text: 'msg_b' })))).toEqual([2]);
  });

  it('have what was written late, however long the log is', async () => {
    const long = 'x'.repeat(1_000);
    const hour = Array.from({ length: 3_600 }, (_, second) => line(second, second, long));
    hour[3_000] = line(3_595, 3_000, long);
    await writeFile(file, hour.join(''));

    expect(numbers(await read(3_595))).toEqual([3_000, 3_595, 3_596, 3_597, 3_598, 3_599]);
    await appendFile(file, `${line(3_594, 3_600)}${line(3_601)}`);
    expect(numbers(await read(3_599))).toEqual([3_599, 3_601]);
  });

  it('take a line that is longer than what is read at once', async () => {
    await writeFile(file, `${line(1, 1, 'é'.repeat(400_000))}${line(2)}`);

    expect(numbers(await read(0))).toEqual([1, 2]);
  });

  it('are followed: each line once, those that were written meanwhile at the next look', async () => {
    await writeFile(file, `${line(1)}${line(5)}`);
    const more = logs.follow('intake', { from: at(2) });

    expect(numbers(await Array.fromAsync(more()))).toEqual([5]);
    expect(await Array.fromAsync(more())).toEqual([]);
    const [half, rest] = [line(6).slice(0, 9), line(6).slice(9)];
    await appendFile(file, `${line(4)}${half}`);
    expect(numbers(await Array.fromAsync(more()))).toEqual([4]);
    await appendFile(file, rest);
    expect(numbers(await Array.fromAsync(more()))).toEqual([6]);
  });

  it('are followed from the newest lines on, where there are more than somebody wants', async () => {
    const long = 'x'.repeat(1_000);
    await writeFile(file, Array.from({ length: 2_000 }, (_, second) => line(second, second, long)).join(''));

    const some = numbers(await Array.fromAsync(logs.follow('intake', { from: at(0), newest: 100 })()));

    expect(some.at(-1)).toBe(1_999);
    expect(some.length).toBeGreaterThanOrEqual(100);
    expect(some.length).toBeLessThan(400);
  });

  it('begin anew where the file does', async () => {
    await writeFile(file, [1, 2, 3].map((second) => line(second, second, 'x'.repeat(100_000))).join(''));
    const more = logs.follow('intake', { from: at(0) });
    await Array.fromAsync(more());
    await read(3);

    await writeFile(file, line(1, 10));

    expect(numbers(await read(1))).toEqual([10]);
    expect(numbers(await Array.fromAsync(more()))).toEqual([10]);
  });
});
