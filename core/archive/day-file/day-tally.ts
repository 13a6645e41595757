import type { ArchivedEvent } from '../archived-event.ts';
import type { Manifest } from '../manifest.ts';

/** Counts the events of a day as they come, group by group. */
export class DayTally {
  rows = 0;
  readonly #types = new Map<string, number>();
  #first: string | null = null;
  #last: string | null = null;
  #users = 0;
  #group: string | undefined;

  add({ type, received, group, subject }: ArchivedEvent): void {
    this.rows += 1;
    this.#types.set(type, (this.#types.get(type) ?? 0) + 1);
    if (this.#first === null || received < this.#first) this.#first = received;
    if (this.#last === null || received > this.#last) this.#last = received;
    if (group !== this.#group && subject !== undefined) this.#users += 1;
    this.#group = group;
  }

  /** The types in the order of their names, so that the same events give the same text. */
  contents(): Pick<Manifest, 'types' | 'first' | 'last' | 'users'> {
    const types = [...this.#types].sort(([a], [b]) => (a < b ? -1 : 1));
    return { types: Object.fromEntries(types), first: this.#first, last: this.#last, users: this.#users };
  }
}
