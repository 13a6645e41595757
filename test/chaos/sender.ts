import { setTimeout as sleep } from 'node:timers/promises';
import { providerOf } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { Random } from '../simulation/random.ts';
import type { ChaosEvent, ChaosUser } from './chaos-event.ts';
import { type Answer, type Delivery, postDelivery } from './post-delivery.ts';
import { Slots } from './slots.ts';

/** One try at delivering an event, from the provider's side. */
export interface Attempt extends Answer {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What the provider knows of an event. */
export interface Tracked {
  readonly event: ChaosEvent;
  readonly attempts: Attempt[];
  acknowledgedAt?: number;
}

export interface SenderOptions {
  readonly seed: number;
  readonly users: readonly ChaosUser[];
  readonly sources: LocalPipeline['sources'];
  /** Secrets that are not those of the sources, to forge with. */
  readonly wrongSecrets: Readonly<Record<string, string>>;
  /** Hears of every attempt. */
  readonly onAttempt: (kind: AttemptKind, attempt: Attempt) => void;
  /** Hears what was sent and answered, to look for secrets in it. */
  readonly onExchange: (signature: string, answerText: string) => void;
}

export type AttemptKind = 'first' | 'retry' | 'twice' | 'resend' | 'forged';

/** So many attempts are under way at once: the functions run in a few sandboxes only. */
const ATTEMPTS_AT_ONCE = 12;
const BACKOFF_MILLISECONDS = { first: 100, most: 4_000 } as const;

/** Delivers every event until it is acknowledged, as the providers do, with their waits shortened to seconds. */
export class Sender {
  readonly tracked: ReadonlyMap<string, Tracked>;
  /** How many events are acknowledged so far. */
  acknowledged = 0;
  readonly #options: SenderOptions;
  readonly #random: Random;
  readonly #slots = new Slots(ATTEMPTS_AT_ONCE);
  readonly #startedAt = Date.now();
  readonly #besides: Promise<void>[] = [];

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#random = new Random(`${options.seed}/sender`);
    const events = options.users.flatMap((user) => user.events);
    this.tracked = new Map(events.map((event) => [event.key, { event, attempts: [] }]));
  }

  /** Resolves when every event is acknowledged, and every resend of one. */
  async run(stop: AbortSignal): Promise<void> {
    await Promise.all(this.#options.users.map((user) => this.#follow(user, stop)));
    await Promise.all(this.#besides);
  }

  async #follow({ events, sequential }: ChaosUser, stop: AbortSignal): Promise<void> {
    if (!sequential) {
      await Promise.all(events.map((event) => this.#takeCareOf(event, stop)));
      return;
    }
    for (const event of events) await this.#takeCareOf(event, stop);
  }

  async #takeCareOf(event: ChaosEvent, stop: AbortSignal): Promise<void> {
    await pause(this.#startedAt + event.dueAt - Date.now(), stop);
    const { forged, twice, resentAfter } = event.besides;
    if (forged) this.#besides.push(this.#forge(event, stop));
    if (twice) this.#besides.push(this.#deliver(event, 'twice', stop));
    await this.#deliver(event, 'first', stop);
    if (resentAfter !== undefined) {
      this.#besides.push(pause(resentAfter, stop).then(() => this.#deliver(event, 'resend', stop)));
    }
  }

  async #deliver(event: ChaosEvent, kind: AttemptKind, stop: AbortSignal): Promise<void> {
    const tracked = this.tracked.get(event.key);
    for (let failures = 0; tracked !== undefined && !stop.aborted; failures += 1) {
      const secret = this.#options.sources[event.source]?.secret ?? '';
      const attempt = await this.#attempt(event, secret);
      tracked.attempts.push(attempt);
      this.#options.onAttempt(failures === 0 ? kind : 'retry', attempt);
      if (attempt.status === 200) {
        this.#acknowledge(tracked, attempt);
        return;
      }
      const { first, most } = BACKOFF_MILLISECONDS;
      await pause(Math.min(most, first * 2 ** failures) * this.#random.between(0.5, 1.5), stop);
    }
  }

  #acknowledge(tracked: Tracked, { endedAt }: Attempt): void {
    if (tracked.acknowledgedAt !== undefined) return;
    tracked.acknowledgedAt = endedAt;
    this.acknowledged += 1;
  }

  /** Somebody else's delivery, signed with a secret of their own. */
  async #forge(event: ChaosEvent, stop: AbortSignal): Promise<void> {
    if (stop.aborted) return;
    const attempt = await this.#attempt(event, this.#options.wrongSecrets[event.source] ?? '');
    this.#options.onAttempt('forged', attempt);
  }

  async #attempt(event: ChaosEvent, secret: string): Promise<Attempt> {
    return await this.#slots.run(async () => {
      const startedAt = Date.now();
      const delivery = this.#sign(event, secret);
      const { answer, text } = await postDelivery(delivery);
      this.#options.onExchange(delivery.signature, text);
      return { ...answer, startedAt, endedAt: Date.now() };
    });
  }

  #sign({ source, id, payload }: ChaosEvent, secret: string): Delivery {
    const body = Buffer.from(payload);
    const headers = providers[providerOf(source)].sign(body, { secret, id, at: new Date() });
    const signed = headers['svix-signature'] ?? headers['x-dynamic-signature-256'] ?? '';
    return {
      url: this.#options.sources[source]?.url ?? '',
      // A source without a list of addresses has a limit per address: it sends from many.
      headers: source === 'privy/main' ? headers : { ...headers, 'x-local-source-ip': this.#address() },
      body,
      signature: signed.replace(/^(v1,|sha256=)/, ''),
    };
  }

  #address(): string {
    return `198.51.100.${this.#random.whole(1, 254)}`;
  }
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal: stop }).catch(() => undefined);
}
