import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../simulation/random.ts';
import { type AwsAnswer, type AwsCall, awsCall } from './aws-call.ts';
import type { Fault, Weather } from './faults.ts';
import { forwardCall } from './forward-call.ts';
import type { Dependency } from './plan-phases.ts';
import { type Exchange, PLAYS } from './plays.ts';

/** Sees every call, and may take the caller down with it. */
export interface CallObserver {
  /** With `drop` the call never takes effect and is not answered. */
  beforeCall(call: AwsCall): 'forward' | 'drop';
  /** The engine has answered; the caller does not know yet. */
  afterCall(call: AwsCall, status: number): void;
}

export interface ProxyOptions {
  readonly dependency: Dependency;
  readonly upstream: string;
  readonly random: Random;
  readonly observer: CallObserver;
}

/** Stands between the functions and a dependency, and makes calls fail. */
export interface FaultProxy {
  readonly endpoint: string;
  /** How many calls came through, and how many failed in which way. */
  readonly calls: number;
  readonly faults: ReadonlyMap<Fault, number>;
  /** When a fault was injected, in milliseconds since the epoch. */
  readonly faultTimes: readonly number[];
  /** Whether a call is under way that may still take effect. */
  readonly isBusy: boolean;
  /** Undefined ends the faults. */
  setWeather(weather: Weather | undefined): void;
  close(): void;
}

export async function startFaultProxy(options: ProxyOptions): Promise<FaultProxy> {
  const proxy = new InjectingProxy(options);
  await proxy.listen();
  return proxy;
}

/** Mostly within what a caller waits, now and then far beyond it. */
const DELAY_MILLISECONDS = { mean: 400, most: 3_000 } as const;
/** Nobody waits that long: it only keeps a caller that is killed from being waited for. */
const HOLD_MILLISECONDS = 10_000;

class InjectingProxy implements FaultProxy {
  readonly faults = new Map<Fault, number>();
  readonly faultTimes: number[] = [];
  calls = 0;
  endpoint = '';
  readonly #options: ProxyOptions;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((incoming, response) => void this.#handle(incoming, response));
  #weather: Weather | undefined;
  #underWay = 0;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    this.endpoint = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  setWeather(weather: Weather | undefined): void {
    this.#weather = weather;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  async #handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming).catch(() => undefined);
    // A caller that died while it was sending has not made a call.
    if (body === undefined) return;
    this.calls += 1;
    const exchange = this.#exchange(incoming, response, body);
    if (this.#options.observer.beforeCall(exchange.call) === 'drop') return exchange.reset();

    const fault = this.#drawFault();
    if (fault !== 'none') {
      this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
      this.faultTimes.push(Date.now());
    }
    await this.#play(fault, exchange);
  }

  async #play(fault: Fault | 'none', exchange: Exchange): Promise<void> {
    const mayTakeEffect = fault === 'hang' ? 0 : 1;
    this.#underWay += mayTakeEffect;
    // The engine itself failed: a fault of its own, which the caller sees as a reset.
    await PLAYS[fault](exchange).catch(() => exchange.reset());
    this.#underWay -= mayTakeEffect;
  }

  #drawFault(): Fault | 'none' {
    const { random } = this.#options;
    if (this.#weather === undefined || !random.chance(this.#weather.share)) return 'none';
    return random.pick(this.#weather.faults);
  }

  #exchange(incoming: IncomingMessage, response: ServerResponse, body: Buffer): Exchange {
    const { dependency, upstream, observer, random } = this.#options;
    const call = awsCall(dependency, incoming, body);
    return {
      call,
      forward: async () => {
        const answer = await forwardCall(incoming, { upstream, agent: this.#agent, body });
        observer.afterCall(call, answer.status);
        return answer;
      },
      send: (answer) => void writeHead(response, answer).end(answer.body),
      cut: async (answer) => {
        const half = answer.body.subarray(0, answer.body.length / 2);
        const sent = new Promise<void>((resolve) => writeHead(response, answer).write(half, () => resolve()));
        // Nobody hears of what is written to a caller that dies meanwhile.
        await Promise.race([sent, untilClosed(response)]);
        response.destroy();
      },
      reset: () => void response.destroy(),
      delay: () => sleep(drawDelay(random)),
      hold: () => untilClosed(response),
    };
  }
}

function drawDelay(random: Random): number {
  return Math.min(DELAY_MILLISECONDS.most, random.exponential(DELAY_MILLISECONDS.mean));
}

function writeHead(response: ServerResponse, { status, headers, body }: AwsAnswer): ServerResponse {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.setHeader('content-length', body.length);
  response.statusCode = status;
  return response;
}

async function untilClosed(response: ServerResponse): Promise<void> {
  if (response.closed) return;
  const timer = setTimeout(() => response.destroy(), HOLD_MILLISECONDS);
  await new Promise<void>((resolve) => response.once('close', () => resolve()));
  clearTimeout(timer);
}
