import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Random } from '../simulation/random.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { Fault } from './faults.ts';

const HEADERS = { 'x-amz-target': 'DynamoDB_20120810.PutItem' };
const ANSWER = '{"the":"answer of the engine"}';

describe('the proxy in front of a dependency', () => {
  let engine: Server;
  let effects: string[];
  let proxy: FaultProxy;
  let before: 'forward' | 'drop';
  const seen: string[] = [];

  beforeEach(async () => {
    effects = [];
    before = 'forward';
    seen.length = 0;
    engine = createServer(async (incoming, response) => {
      effects.push(await text(incoming));
      response.setHeader('x-engine', 'yes').end(ANSWER);
    });
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
    proxy = await startFaultProxy({
      dependency: 'dynamodb',
      upstream: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`,
      random: new Random('test'),
      observer: {
        beforeCall: ({ operation }) => {
          seen.push(`before ${operation}`);
          return before;
        },
        afterCall: ({ operation }, status) => void seen.push(`after ${operation}: ${status}`),
      },
    });
  });

  afterEach(() => {
    proxy.close();
    engine.close();
    engine.closeAllConnections();
  });

  function call(): Promise<{ status: number | undefined; body: string } | 'reset'> {
    return new Promise((resolve) => {
      request(proxy.endpoint, { method: 'POST', headers: HEADERS, agent: false }, async (response) => {
        const body = await text(response).catch(() => undefined);
        resolve(body === undefined ? 'reset' : { status: response.statusCode, body });
      })
        .on('error', () => resolve('reset'))
        .end('the call');
    });
  }

  it('passes calls and answers on in fair weather', async () => {
    expect(await call()).toEqual({ status: 200, body: ANSWER });
    expect(effects).toEqual(['the call']);
    expect(seen).toEqual(['before PutItem', 'after PutItem: 200']);
    expect(proxy.faultTimes).toEqual([]);
  });

  const error = '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"injected"}';
  const throttled =
    '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"injected"}';

  it.each<[Fault, Awaited<ReturnType<typeof call>>, readonly string[]]>([
    ['reset-before', 'reset', []],
    ['reset-after', 'reset', ['the call']],
    ['error-before', { status: 500, body: error }, []],
    ['error-after', { status: 500, body: error }, ['the call']],
    ['throttle', { status: 400, body: throttled }, []],
    ['cut', 'reset', ['the call']],
    ['late-answer', { status: 200, body: ANSWER }, ['the call']],
    ['late-effect', { status: 200, body: ANSWER }, ['the call']],
  ])('with %s answers %j after the effects %j', async (fault, answer, expected) => {
    proxy.setWeather({ share: 1, faults: [fault] });

    expect(await call()).toEqual(answer);
    expect(effects).toEqual(expected);
    expect([...proxy.faults]).toEqual([[fault, 1]]);
    expect(proxy.faultTimes).toHaveLength(1);
  });

  it('lets a call that hangs have no effect, whatever the caller does', async () => {
    proxy.setWeather({ share: 1, faults: ['hang'] });
    const outcome = await new Promise((resolve) => {
      const hanging = request(proxy.endpoint, { method: 'POST', headers: HEADERS, agent: false });
      hanging.on('error', () => resolve('given up')).on('response', () => resolve('answered'));
      hanging.end('the call');
      void until(() => proxy.faults.size > 0).then(() => hanging.destroy());
    });

    expect(outcome).toBe('given up');
    expect(effects).toEqual([]);
    await until(() => !proxy.isBusy);
  });

  it('drops the call of a caller that is killed before it takes effect', async () => {
    before = 'drop';

    expect(await call()).toBe('reset');
    expect(effects).toEqual([]);
  });
});

/** Looks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(5);
}
