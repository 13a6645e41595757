import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { eventTooLarge, hostClosed, MAX_PAYLOAD_BYTES, MAX_WAITING, throttled } from './function-errors.ts';
import type { FunctionError, FunctionHost, FunctionSpec, InvocationResult } from './function-spec.ts';
import { type LineLog, openLineLog } from './line-log.ts';
import type { Invocation } from './runtime-api.ts';
import { Sandbox } from './sandbox.ts';

export type { FunctionError, FunctionHost, FunctionSpec, InvocationResult } from './function-spec.ts';

const DEFAULT_MAX_CONCURRENCY = 4;
/** So long no sandbox may be done with anything before there is one more than there are cores. */
const STUCK_MILLISECONDS = 500;
const ACCOUNT = '000000000000';

export function createFunctionHost(spec: FunctionSpec): FunctionHost {
  return new SandboxPool(spec);
}

interface Waiting {
  readonly eventText: string;
  readonly settle: (result: InvocationResult) => void;
}

class SandboxPool implements FunctionHost {
  #spec: FunctionSpec;
  readonly #log: LineLog;
  readonly #sandboxes = new Set<Sandbox>();
  /** The last used one last. */
  #idle: Sandbox[] = [];
  readonly #queue: Waiting[] = [];
  #starting = 0;
  #closed = false;
  /** Runs while invocations wait although as many sandboxes are there as there are cores. */
  #stuck: NodeJS.Timeout | undefined;

  constructor(spec: FunctionSpec) {
    this.#spec = spec;
    this.#log = openLineLog(spec.logFile);
  }

  invoke(event: unknown): Promise<InvocationResult> {
    const eventText = JSON.stringify(event) ?? 'null';
    if (this.#closed) return Promise.resolve(failure(hostClosed(this.#spec.name)));
    if (Buffer.byteLength(eventText) > MAX_PAYLOAD_BYTES) return Promise.resolve(failure(eventTooLarge));
    if (this.#queue.length >= MAX_WAITING) return Promise.resolve(failure(throttled));
    return new Promise((settle) => {
      this.#queue.push({ eventText, settle });
      this.#dispatch();
    });
  }

  killSandboxes(): void {
    this.#idle = [];
    for (const sandbox of this.#sandboxes) sandbox.kill();
  }

  runCodeIn(codeDirectory: string): void {
    this.#renew({ codeDirectory });
  }

  runIn(environment: FunctionSpec['environment']): void {
    this.#renew({ environment });
  }

  #renew(changed: Partial<FunctionSpec>): void {
    this.#spec = { ...this.#spec, ...changed };
    for (const sandbox of this.#idle.splice(0)) sandbox.kill();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#stuck);
    for (const { settle } of this.#queue.splice(0)) settle(failure(hostClosed(this.#spec.name)));
    const gone = [...this.#sandboxes].map((sandbox) => sandbox.gone);
    for (const sandbox of this.#sandboxes) sandbox.kill(hostClosed(this.#spec.name));
    await Promise.all(gone);
    await this.#log.close();
  }

  #dispatch(): void {
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const sandbox = this.#idle.pop();
      const waiting = this.#queue.shift();
      if (sandbox !== undefined && waiting !== undefined) void this.#run(sandbox, waiting);
    }
    const atOnce = Math.min(this.#limit, this.#spec.sandboxesAtOnce ?? availableParallelism());
    while (this.#lacksSandbox && this.#sandboxes.size < atOnce) this.#start();
    if (this.#lacksSandbox) this.#stuck ??= setTimeout(() => this.#startOneMore(), STUCK_MILLISECONDS);
  }

  get #limit(): number {
    return this.#spec.maxConcurrency ?? DEFAULT_MAX_CONCURRENCY;
  }

  get #lacksSandbox(): boolean {
    return this.#queue.length > this.#starting;
  }

  /** More sandboxes than cores do no more work, and each is slow at first: only where those that are there are held up. */
  #startOneMore(): void {
    this.#stuck = undefined;
    if (this.#closed) return;
    if (this.#lacksSandbox && this.#sandboxes.size < this.#limit) this.#start();
    this.#dispatch();
  }

  #isGettingOn(): void {
    clearTimeout(this.#stuck);
    this.#stuck = undefined;
  }

  async #run(sandbox: Sandbox, waiting: Waiting): Promise<void> {
    const startedAt = performance.now();
    const invocation = this.#invocation(waiting.eventText);
    const result = await sandbox.run(invocation);
    this.#isGettingOn();
    this.#report(invocation.requestId, result, performance.now() - startedAt);
    waiting.settle(result);
  }

  #invocation(eventText: string): Invocation {
    const region = this.#spec.environment['AWS_REGION'] ?? 'us-east-1';
    return {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:${region}:${ACCOUNT}:function:${this.#spec.name}`,
      deadline: Date.now() + this.#spec.timeoutSeconds * 1000,
      eventText,
    };
  }

  #start(): void {
    let starting = true;
    const started = () => {
      if (starting) this.#starting -= 1;
      starting = false;
    };
    this.#starting += 1;
    const spec = this.#spec;
    const sandbox = new Sandbox(spec, this.#log, {
      idle: () => {
        started();
        // It runs code, or in an environment, that was replaced while it was busy: its end makes room for the next.
        if (spec !== this.#spec) return sandbox.kill();
        this.#idle.push(sandbox);
        this.#dispatch();
      },
      exited: (initError) => {
        started();
        this.#sandboxes.delete(sandbox);
        this.#idle = this.#idle.filter((other) => other !== sandbox);
        if (initError !== undefined) this.#failNext(initError);
        this.#dispatch();
      },
      reported: (report) => this.#spec.onReport?.(report),
    });
    this.#sandboxes.add(sandbox);
  }

  /** A sandbox that never came up takes one invocation with it, so that a broken bundle fails instead of starting forever. */
  #failNext(error: FunctionError): void {
    this.#queue.shift()?.settle(failure(error));
  }

  #report(requestId: string, result: InvocationResult, durationMs: number): void {
    if (result.ok && this.#spec.platformReports === 'of failures') return;
    const status = result.ok
      ? 'success'
      : result.error.errorType === 'Sandbox.Timedout'
        ? 'timeout'
        : 'error';
    const record = { requestId, status, metrics: { durationMs: Math.round(durationMs * 100) / 100 } };
    this.#log.write(JSON.stringify({ time: new Date().toISOString(), type: 'platform.report', record }));
  }
}

function failure(error: FunctionError): InvocationResult {
  return { ok: false, error };
}
