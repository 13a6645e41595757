import type { HostReport } from '../../../../local/cloud/functions/host-report.ts';
import { type TestFunction, testFunction } from './test-function.ts';

let made: TestFunction | undefined;

afterEach(async () => {
  await made?.dispose();
  made = undefined;
});

/** Invokes a bundle once, and gives what it told before it answered and what it logged. */
async function invoke(bundle: string) {
  const heard: HostReport[] = [];
  made = testFunction(bundle, {
    reportsChannel: 'any-stack:report',
    onReport: (report) => heard.push(report),
  });
  const result = await made.host.invoke({ Records: [] });
  const before = [...heard];
  return { before, result, log: (await made.closeAndReadLog()).join('\n') };
}

const PUBLISHES = `
import { channel } from 'node:diagnostics_channel';
class CrmError extends Error { name = 'CrmError'; code = 'crm-busy'; }
function call() { throw new CrmError('no answer for ada@example.test\\n at line 1 (ada:1:1)'); }
export const handler = async () => {
  try { call(); } catch (error) {
    channel('any-stack:report').publish({ kind: 'handling', messageId: 'm1', outcome: 'failed', error });
  }
  return {};
};`;

describe('what a function tells beside its answer', () => {
  it('is heard before the answer, with what was thrown and where', async () => {
    const { before } = await invoke(PUBLISHES);

    expect(before).toEqual([
      {
        kind: 'handling',
        messageId: 'm1',
        outcome: 'failed',
        thrown: {
          name: 'CrmError (crm-busy)',
          message: 'no answer for ada@example.test\n at line 1 (ada:1:1)',
          frames: expect.arrayContaining([expect.stringMatching(/^at call \(file:.+index\.mjs:4:25\)$/)]),
        },
      },
    ]);
    expect(before).not.toMatchObject([{ thrown: { frames: ['at line 1 (ada:1:1)'] } }]);
  });

  it('is not in its log', async () => {
    expect((await invoke(PUBLISHES)).log).not.toContain('ada@example.test');
  });

  it.each([
    ['its handler throws', 'export const handler = async () => { throw new TypeError("no wallet"); };'],
    [
      'it ends by itself',
      'export const handler = () => new Promise(() => { setTimeout(() => { throw new TypeError("no wallet"); }); });',
    ],
    ['it does not load', 'throw new TypeError("no wallet"); export const handler = async () => {};'],
  ])('is what was thrown where %s', async (_what, bundle) => {
    const { before, result } = await invoke(bundle);

    expect(before).toEqual([
      {
        kind: 'crash',
        thrown: {
          name: 'TypeError',
          message: 'no wallet',
          frames: expect.arrayContaining([expect.stringMatching(/index\.mjs:1:\d+\)?$/)]),
        },
      },
    ]);
    expect(result).toMatchObject({ ok: false, error: { errorType: 'TypeError', errorMessage: 'no wallet' } });
  });
});
