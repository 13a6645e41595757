import { appendFile, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import type { Journal, JournalEntry } from './journal.ts';
import { journalLine } from './journal-line.ts';

/** The journal of a stage on this machine: a file beside the logs of its functions. */
export class FileJournal implements Journal {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  async write(entry: JournalEntry): Promise<void> {
    const line = journalLine({ ...entry, who: userInfo().username, at: this.#now() });
    await mkdir(dirname(this.#file), { recursive: true });
    await appendFile(this.#file, `${JSON.stringify(line)}\n`);
  }
}
