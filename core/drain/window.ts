/** So many lines are published at a time at most; within a line it is one event after the other. */
const WIDEST = 64;
/** How long nothing new begins after a publish failed: the topic that is down is asked once a second. */
const PAUSE_WHEN_DOWN_MILLISECONDS = 1_000;
const PAUSE_WHEN_THROTTLED_MILLISECONDS = 250;

/** The clock that a window waits on. */
export interface WindowPorts {
  readonly now: () => Date;
  readonly waitUntil: (at: Date) => Promise<void>;
}

/**
 * How many lines are published side by side. It widens while the topic takes what it is given, halves when the topic
 * takes no more for now, and is one probe a second while the topic is down.
 */
export class Window {
  readonly #ports: WindowPorts;
  readonly #waiting: (() => void)[] = [];
  #width = WIDEST;
  #inside = 0;
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(ports: WindowPorts) {
    this.#ports = ports;
  }

  /** Resolves when another line may begin. */
  async enter(): Promise<void> {
    for (;;) {
      if (this.#inside >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      else if (this.#ports.now().getTime() < this.#closedUntil) {
        await this.#ports.waitUntil(new Date(this.#closedUntil));
      } else break;
    }
    this.#inside += 1;
  }

  leave(): void {
    this.#inside -= 1;
    this.#admit();
  }

  /** A line was published as far as it went. */
  widen(): void {
    this.#width = Math.min(WIDEST, this.#width + 1);
    this.#admit();
  }

  /** The topic takes no more for now. */
  halve(): void {
    this.#width = Math.max(1, Math.floor(this.#width / 2));
    this.#closeFor(PAUSE_WHEN_THROTTLED_MILLISECONDS);
  }

  /** A publish failed. */
  collapse(): void {
    this.#width = 1;
    this.#closeFor(PAUSE_WHEN_DOWN_MILLISECONDS);
  }

  #closeFor(milliseconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#ports.now().getTime() + milliseconds);
  }

  #admit(): void {
    for (let free = this.#width - this.#inside; free > 0; free -= 1) this.#waiting.shift()?.();
  }
}
