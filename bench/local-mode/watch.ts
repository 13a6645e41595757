import type { Handled } from './running-pipeline.ts';

/** The handler that every login is for. */
const HANDLER = 'user-directory';

/** Which events are on their way, and how long they took to be handled. */
export class Watch {
  #sent = new Map<string, number>();
  #handled = new Map<string, number>();
  #lags: number[] = [];

  begin(): void {
    this.#sent = new Map();
    this.#handled = new Map();
    this.#lags = [];
  }

  sent(eventId: string): void {
    if (!this.#sent.has(eventId)) this.#sent.set(eventId, Date.now());
  }

  handled({ eventId, handler, at }: Handled): void {
    const sentAt = this.#sent.get(eventId);
    if (sentAt === undefined || handler !== HANDLER) return;
    this.#handled.set(eventId, (this.#handled.get(eventId) ?? 0) + 1);
    this.#lags.push(at - sentAt);
  }

  get eventIds(): ReadonlySet<string> {
    return new Set(this.#sent.keys());
  }

  /** In milliseconds. */
  get lags(): readonly number[] {
    return this.#lags;
  }

  get missing(): number {
    return this.#sent.size - this.#handled.size;
  }

  get doubled(): number {
    return [...this.#handled.values()].filter((times) => times > 1).length;
  }
}
