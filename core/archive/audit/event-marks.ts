import { hash } from 'node:crypto';

/** The words of a key: 128 bits of the hash of source and id, which no two events share. */
const KEY_WORDS = 4;
const FIRST_SLOTS = 1_024;

/** What an event is known by. */
export interface EventName {
  readonly source: string;
  readonly id: string;
}

/** A mark, 1 to 255, on each of many events. A million take 36 MB at most, which a map of their ids would not do. */
export class EventMarks {
  #slots = FIRST_SLOTS;
  #count = 0;
  #keys = new Uint32Array(FIRST_SLOTS * KEY_WORDS);
  /** 0: nothing there. */
  #marks = new Uint8Array(FIRST_SLOTS);

  /** Marks an event, and gives its mark before; 0 where it had none. */
  set(event: EventName, mark: number): number {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const key = keyOf(event);
    const slot = this.#find(key);
    const before = this.#marks[slot] as number;
    this.#marks[slot] = mark;
    if (before !== 0) return before;
    this.#keys.set(key, slot * KEY_WORDS);
    this.#count += 1;
    return 0;
  }

  /** The mark of an event; 0 where it has none. */
  get(event: EventName): number {
    return this.#marks[this.#find(keyOf(event))] as number;
  }

  /** The slot of a key, or the one that is free for it. */
  #find(key: Uint32Array): number {
    let slot = (key[0] as number) % this.#slots;
    while (this.#marks[slot] !== 0 && !this.#isAt(slot, key)) slot = (slot + 1) % this.#slots;
    return slot;
  }

  #isAt(slot: number, key: Uint32Array): boolean {
    const at = slot * KEY_WORDS;
    for (let word = 0; word < KEY_WORDS; word += 1) if (this.#keys[at + word] !== key[word]) return false;
    return true;
  }

  #grow(): void {
    const [keys, marks] = [this.#keys, this.#marks];
    this.#slots *= 2;
    this.#keys = new Uint32Array(this.#slots * KEY_WORDS);
    this.#marks = new Uint8Array(this.#slots);
    for (const [slot, mark] of marks.entries()) {
      if (mark === 0) continue;
      const key = keys.subarray(slot * KEY_WORDS, (slot + 1) * KEY_WORDS);
      const free = this.#find(key);
      this.#keys.set(key, free * KEY_WORDS);
      this.#marks[free] = mark;
    }
  }
}

function keyOf({ source, id }: EventName): Uint32Array {
  const digest = hash('sha256', `${source}\n${id}`, 'buffer');
  return Uint32Array.from({ length: KEY_WORDS }, (_, word) => digest.readUInt32LE(word * 4));
}
