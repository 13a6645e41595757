import { existsSync, readFileSync } from 'node:fs';
import type { SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { mapName } from '../../lib/build-name.ts';

/** The source maps in some folders, each read once. */
export class KeptMaps {
  readonly #folders: readonly string[];
  readonly #read = new Map<string, SourceMapPayload | undefined>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** The map of a build, from the first folder that has it. */
  of(build: string): SourceMapPayload | undefined {
    if (!this.#read.has(build)) this.#read.set(build, this.#find(mapName(build)));
    return this.#read.get(build);
  }

  #find(name: string): SourceMapPayload | undefined {
    const path = this.#folders.map((folder) => join(folder, name)).find(existsSync);
    return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  }
}
