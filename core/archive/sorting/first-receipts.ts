import { hash } from 'node:crypto';
import type { ArchivedEvent } from '../archived-event.ts';

/** The words of a key: 128 bits of the hash of source and id, which no two events share. */
const KEY_WORDS = 4;
const FIRST_SLOTS = 1_024;

/**
 * When each event was received first, for the events that are in the archive twice. A million take 48 MB, which a map of their
 * ids would not do.
 */
export class FirstReceipts {
  #slots = FIRST_SLOTS;
  #count = 0;
  #keys = new Uint32Array(FIRST_SLOTS * KEY_WORDS);
  /** In milliseconds. 0: nothing there. Below 0: was taken. */
  #times = new Float64Array(FIRST_SLOTS);

  /** Adds a copy of an event. Gives the receipt of the first of those added before, in milliseconds; undefined where there was none. */
  add({ source, id, received }: Pick<ArchivedEvent, 'source' | 'id' | 'received'>): number | undefined {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const key = keyOf(source, id);
    const slot = this.#find(key);
    const time = Date.parse(received);
    const before = this.#times[slot] as number;
    if (before !== 0 && before <= time) return before;
    this.#times[slot] = time;
    if (before !== 0) return before;
    this.#keys.set(key, slot * KEY_WORDS);
    this.#count += 1;
    return undefined;
  }

  /** True for the copy of an event that was received first, and only once: of those received in one millisecond for the first that asks. */
  take({ source, id, received }: Pick<ArchivedEvent, 'source' | 'id' | 'received'>): boolean {
    const slot = this.#find(keyOf(source, id));
    if (this.#times[slot] !== Date.parse(received)) return false;
    this.#times[slot] = -1;
    return true;
  }

  /** Whether a copy of an event was received first of those that were added, or in the same millisecond. */
  isFirst({ source, id, received }: Pick<ArchivedEvent, 'source' | 'id' | 'received'>): boolean {
    return this.#times[this.#find(keyOf(source, id))] === Date.parse(received);
  }

  /** Whether a copy of an event was added. */
  has({ source, id }: Pick<ArchivedEvent, 'source' | 'id'>): boolean {
    return this.#times[this.#find(keyOf(source, id))] !== 0;
  }

  /** The slot of a key, or the one that is free for it. */
  #find(key: Uint32Array): number {
    let slot = (key[0] as number) % this.#slots;
    while (this.#times[slot] !== 0 && !this.#isAt(slot, key)) slot = (slot + 1) % this.#slots;
    return slot;
  }

  #isAt(slot: number, key: Uint32Array): boolean {
    const at = slot * KEY_WORDS;
    return key.every((word, index) => this.#keys[at + index] === word);
  }

  #grow(): void {
    const [keys, times] = [this.#keys, this.#times];
    this.#slots *= 2;
    this.#keys = new Uint32Array(this.#slots * KEY_WORDS);
    this.#times = new Float64Array(this.#slots);
    for (const [slot, time] of times.entries()) {
      if (time === 0) continue;
      const key = keys.subarray(slot * KEY_WORDS, (slot + 1) * KEY_WORDS);
      const free = this.#find(key);
      this.#keys.set(key, free * KEY_WORDS);
      this.#times[free] = time;
    }
  }
}

function keyOf(source: string, id: string): Uint32Array {
  const digest = hash('sha256', `${source}\n${id}`, 'buffer');
  return Uint32Array.from({ length: KEY_WORDS }, (_, word) => digest.readUInt32LE(word * 4));
}
