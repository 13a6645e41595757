/** What happens when, in virtual time: a binary heap of appointments. Times are milliseconds since the simulation began. */
export class Clock {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #appointments: (() => void)[] = [];
  #now = 0;
  #made = 0;

  get now(): number {
    return this.#now;
  }

  /** What is appointed for the same time happens in the order in which it was appointed. */
  after(milliseconds: number, appointment: () => void): void {
    let child = this.#times.length;
    this.#times.push(this.#now + milliseconds);
    this.#orders.push(this.#made++);
    this.#appointments.push(appointment);
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Keeps every appointment up to that time. */
  runUntil(milliseconds: number): void {
    while (this.#times.length > 0 && (this.#times[0] as number) <= milliseconds) {
      this.#now = this.#times[0] as number;
      this.#takeFirst()();
    }
    this.#now = milliseconds;
  }

  #takeFirst(): () => void {
    this.#swap(0, this.#times.length - 1);
    this.#times.pop();
    this.#orders.pop();
    const first = this.#appointments.pop() as () => void;
    this.#sink();
    return first;
  }

  #sink(): void {
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < this.#times.length && this.#isBefore(child, least)) least = child;
      if (least === parent) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [timeOfA, timeOfB] = [this.#times[a] as number, this.#times[b] as number];
    return (
      timeOfA < timeOfB || (timeOfA === timeOfB && (this.#orders[a] as number) < (this.#orders[b] as number))
    );
  }

  #swap(a: number, b: number): void {
    swap(this.#times, a, b);
    swap(this.#orders, a, b);
    swap(this.#appointments, a, b);
  }
}

function swap<T>(items: T[], a: number, b: number): void {
  const first = items[a] as T;
  items[a] = items[b] as T;
  items[b] = first;
}
