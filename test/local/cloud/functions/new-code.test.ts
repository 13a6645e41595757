import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gate, openGate, WAIT_AT_GATE } from './gate.ts';
import { type TestFunction, testFunction } from './test-function.ts';

const folder = mkdtempSync(join(tmpdir(), 'new-code-'));
const NEW = "export const handler = async () => 'new';";
/** For bundles: reports at the gate that the runtime has asked for the next invocation. */
const TELL_WHEN_IDLE = `
  import { subscribe } from 'node:diagnostics_channel';
  const tellWhenIdle = (port) => subscribe('http.client.request.start', ({ request }) => {
    if (request.path.endsWith('/invocation/next')) waitAtGate(port, 'idle');
  });
`;

let made: TestFunction;
let gate: Gate;

beforeAll(() => writeFileSync(join(folder, 'index.mjs'), NEW));
beforeEach(async () => {
  gate = await openGate();
});
afterEach(async () => {
  gate.close();
  await made.dispose();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a function that is given new code', () => {
  it('runs it from the next invocation on, and not in a sandbox that was idle', async () => {
    made = testFunction(`${WAIT_AT_GATE} ${TELL_WHEN_IDLE} export const handler = async ({ port }) => {
      tellWhenIdle(port);
      return 'old';
    };`);
    expect(await made.host.invoke({ port: gate.port })).toEqual({ ok: true, payload: 'old' });
    (await gate.arrival()).release();

    made.host.runCodeIn(folder);

    expect(await made.host.invoke({})).toEqual({ ok: true, payload: 'new' });
  });

  it('lets what is busy with the old code answer first, and never invokes that again', async () => {
    made = testFunction(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => { await waitAtGate(port, 'busy'); return 'old'; };`,
      { maxConcurrency: 1 },
    );
    const underWay = made.host.invoke({ port: gate.port });
    const arrival = await gate.arrival();

    made.host.runCodeIn(folder);
    const next = made.host.invoke({});
    arrival.release();

    expect(await Promise.all([underWay, next])).toEqual([
      { ok: true, payload: 'old' },
      { ok: true, payload: 'new' },
    ]);
  });

  it('fails no invocation for a sandbox that was starting with the old code', async () => {
    made = testFunction(
      `${WAIT_AT_GATE} await waitAtGate(${gate.port}, 'starting'); export const handler = async () => 'old';`,
      { maxConcurrency: 1 },
    );
    const waiting = made.host.invoke({});
    const arrival = await gate.arrival();

    made.host.runCodeIn(folder);
    arrival.release();

    expect(await waiting).toEqual({ ok: true, payload: 'new' });
  });
});
