import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { extname, join } from 'node:path';
import { type Exit, exited, initTimedOut, timedOut } from './function-errors.ts';
import type { FunctionError, FunctionSpec, InvocationResult } from './function-spec.ts';
import type { HostReport } from './host-report.ts';
import type { LineLog } from './line-log.ts';
import { parseAnswer } from './parse-answer.ts';
import { type Invocation, type RuntimeApi, startRuntimeApi } from './runtime-api.ts';
import { heapOptions, sandboxEnvironment } from './sandbox-environment.ts';

const BOOTSTRAP = join(import.meta.dirname, 'bootstrap', `main${extname(import.meta.filename)}`);
/** Stack traces name the places in the sources, where the bundle has a map beside it. */
const SOURCE_MAPS = '--enable-source-maps';
/** Lambda's limit for loading the bundle and what it does at its top level. */
const INIT_LIMIT_SECONDS = 10;

export interface SandboxListener {
  /** The sandbox waits for an invocation. */
  idle(): void;
  /** The process is gone. The error is set when it never got as far as waiting for an invocation. */
  exited(initError?: FunctionError): void;
  /** The function tells something beside its answer. */
  reported(report: HostReport): void;
}

/** One child process with its Runtime API. Serves one invocation at a time. */
export class Sandbox {
  /** Resolves when the process is gone and its output is with the log. */
  readonly gone: Promise<void>;
  readonly #spec: FunctionSpec;
  readonly #log: LineLog;
  readonly #listener: SandboxListener;
  #api: RuntimeApi | undefined;
  #child: ChildProcess | undefined;
  #current: { requestId: string; settle: (result: InvocationResult) => void } | undefined;
  #initialised = false;
  #killed = false;
  #killReason: FunctionError | undefined;
  #initError: FunctionError | undefined;

  constructor(spec: FunctionSpec, log: LineLog, listener: SandboxListener) {
    this.#spec = spec;
    this.#log = log;
    this.#listener = listener;
    this.gone = this.#live().catch((error) => listener.exited(startFailed(error)));
  }

  /** Only while idle. Resolves once: with the answer, or with what ended the process. */
  run(invocation: Invocation): Promise<InvocationResult> {
    const { requestId } = invocation;
    const seconds = this.#spec.timeoutSeconds;
    const timer = setTimeout(() => this.kill(timedOut(requestId, seconds)), seconds * 1000);
    return new Promise((resolve) => {
      const settle = (result: InvocationResult) => {
        clearTimeout(timer);
        resolve(result);
      };
      this.#current = { requestId, settle };
      this.#api?.deliver(invocation);
    });
  }

  /** Ends the process. What is under way fails with the reason, or else with how the process ended. */
  kill(reason?: FunctionError): void {
    this.#killed = true;
    this.#killReason ??= reason;
    killGroup(this.#child?.pid);
  }

  async #live(): Promise<void> {
    const api = await this.#startApi();
    this.#api = api;
    const child = this.#spawn(api.address);
    const output = [child.stdout, child.stderr].map((stream) => stream && this.#log.copy(stream));
    const initTimer = setTimeout(() => this.#giveUpInit(), INIT_LIMIT_SECONDS * 1000);
    const exit = await exitOf(child);
    clearTimeout(initTimer);
    killGroup(child.pid);
    api.close();
    this.#end(exit);
    await Promise.all(output);
  }

  #spawn(runtimeApi: string): ChildProcess {
    const { codeDirectory, memoryMegabytes, reportsChannel } = this.#spec;
    const told = reportsChannel === undefined ? [] : [reportsChannel];
    const args = [...heapOptions(memoryMegabytes), SOURCE_MAPS, BOOTSTRAP, ...told];
    const child = spawn(process.execPath, args, {
      cwd: codeDirectory,
      env: sandboxEnvironment(this.#spec, { runtimeApi, id: randomUUID() }),
      // The fourth is the lifeline on which the process notices that this one is gone.
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C at the terminal is for this process, which then ends its sandboxes.
      detached: true,
    });
    this.#child = child;
    if (this.#killed) killGroup(child.pid);
    return child;
  }

  #giveUpInit(): void {
    if (!this.#initialised) this.kill(initTimedOut(INIT_LIMIT_SECONDS));
  }

  #settle(requestId: string, result: InvocationResult): void {
    if (this.#current?.requestId !== requestId) return;
    const { settle } = this.#current;
    this.#current = undefined;
    settle(result);
  }

  #end(exit: Exit): void {
    const requestId = this.#current?.requestId ?? '';
    const error = this.#killReason ?? exited(requestId, exit);
    this.#settle(requestId, { ok: false, error });
    // Killed without a reason of its own while it started: the bundle is not to blame, and no invocation is for it.
    const blameless = this.#initialised || (this.#killed && this.#killReason === undefined);
    this.#listener.exited(blameless ? undefined : (this.#initError ?? error));
  }

  #startApi(): Promise<RuntimeApi> {
    return startRuntimeApi({
      ready: () => {
        this.#initialised = true;
        if (!this.#killed) this.#listener.idle();
      },
      responded: (requestId, body) => this.#settle(requestId, parseAnswer(body)),
      failed: (requestId, error) => this.#settle(requestId, { ok: false, error }),
      initFailed: (error) => {
        this.#initError = error;
      },
      reported: (report) => this.#listener.reported(report),
    });
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

function startFailed(error: unknown): FunctionError {
  return { errorType: 'Sandbox.StartFailed', errorMessage: String(error) };
}
