import type { Scratch, ScratchFile } from '../../core/archive/scratch.ts';

/** Scratch files in memory. `files` counts those that are not removed. */
export class MemoryScratch implements Scratch {
  files = 0;

  async create(): Promise<ScratchFile> {
    this.files += 1;
    let content: Buffer = Buffer.alloc(0);
    return {
      append: async (bytes) => {
        content = Buffer.concat([content, bytes]);
      },
      get bytes() {
        return content.length;
      },
      read: async ({ from, to }) => content.subarray(from, to),
      content: () => content,
      remove: async () => {
        this.files -= 1;
      },
    };
  }
}
