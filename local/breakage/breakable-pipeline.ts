import type { Breakage, BrokenPart, Fault } from '../../console/start-console.ts';
import { HANDLER_ENVIRONMENT } from '../../lambda/handler-kit/manifest.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { type EngineGate, openEngineGate } from './engine-gate.ts';
import { fateAtTables, fateAtTopics } from './fate-of.ts';

/** Nothing stays broken that somebody forgot. */
const LASTS_MILLISECONDS = 2 * 60_000;
/** A handler's own schedule takes three quarters of an hour to give an event up. */
const RETRY_SECONDS = [1, 1];

const ENDPOINTS = { tables: 'AWS_ENDPOINT_URL_DYNAMODB', topics: 'AWS_ENDPOINT_URL_SNS' } as const;

type Pipeline = Pick<LocalPipeline, 'functions' | 'ledgerTable' | 'topicArn' | 'tables' | 'aws'>;

/**
 * Breaks parts of a running pipeline. While nothing is broken its functions talk to the engines themselves: only then are gates put
 * between them, and the functions start anew with those.
 */
export class BreakablePipeline implements Breakage {
  readonly handlers: readonly string[];
  readonly #pipeline: Pipeline;
  readonly #broken = new Map<Fault, BrokenPart & { readonly timer: NodeJS.Timeout }>();
  #gates: Promise<readonly [EngineGate, EngineGate]> | undefined;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
    this.handlers = Object.entries(pipeline.tables)
      .filter(([name, tables]) => pipeline.functions.has(name) && Object.keys(tables).length > 0)
      .map(([name]) => name);
  }

  get broken(): readonly BrokenPart[] {
    return [...this.#broken.values()].map(({ timer: _, ...part }) => part);
  }

  async begin(part: Omit<BrokenPart, 'until'>): Promise<void> {
    this.#gates ??= this.#openGates();
    await this.#gates;
    clearTimeout(this.#broken.get(part.fault)?.timer);
    const timer = setTimeout(() => void this.end(part.fault), LASTS_MILLISECONDS).unref();
    const until = new Date(Date.now() + LASTS_MILLISECONDS).toISOString();
    this.#broken.set(part.fault, { ...part, until, timer });
    await this.#startAnew();
  }

  async end(fault: Fault): Promise<void> {
    clearTimeout(this.#broken.get(fault)?.timer);
    if (this.#broken.delete(fault)) await this.#startAnew();
  }

  async close(): Promise<void> {
    for (const { timer } of this.#broken.values()) clearTimeout(timer);
    for (const gate of (await this.#gates) ?? []) await gate.close();
  }

  async #openGates(): Promise<readonly [EngineGate, EngineGate]> {
    const environment = this.#pipeline.functions.get('intake')?.environment ?? {};
    const { dynamodb, sns } = this.#pipeline.aws;
    const kill = () => {
      this.#pipeline.functions.get('intake')?.host.killSandboxes();
      void this.end('intake-dies');
    };
    return await Promise.all([
      openEngineGate(environment[ENDPOINTS.tables] ?? dynamodb, (call) =>
        fateAtTables(call, this.#broken, this.#pipeline),
      ),
      openEngineGate(environment[ENDPOINTS.topics] ?? sns, (call) =>
        fateAtTopics(call, this.#broken, { ...this.#pipeline, kill }),
      ),
    ]);
  }

  /** An environment is read when a sandbox starts. */
  async #startAnew(): Promise<void> {
    const [tables, topics] = (await this.#gates) ?? [];
    const failing = this.#broken.get('user-fails')?.handler;
    for (const [name, { host, environment }] of this.#pipeline.functions) {
      const gated = {
        ...environment,
        [ENDPOINTS.tables]: tables?.endpoint ?? '',
        [ENDPOINTS.topics]: topics?.endpoint ?? '',
        ...(name === failing ? { [HANDLER_ENVIRONMENT.retrySeconds]: JSON.stringify(RETRY_SECONDS) } : {}),
      };
      host.runIn(this.#broken.size === 0 ? environment : gated);
    }
  }
}
