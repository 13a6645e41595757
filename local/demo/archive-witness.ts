import type { S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '../../aws/s3-objects.ts';
import { HOT } from '../../core/archive/archive-keys.ts';
import { hotEnvelopes } from '../../core/archive/hot-object.ts';
import { eventKeyIn } from './event-key-in.ts';

/** Sees what is written into the archive from now on. */
export interface ArchiveWitness {
  /** How often each event is in what was written so far, by ledger keys. */
  countCopies(): Promise<ReadonlyMap<string, number>>;
}

export async function callArchiveWitness(client: S3Client, bucket: string): Promise<ArchiveWitness> {
  const objects = new S3Objects(client, bucket);
  // It may hold the events of many earlier starts.
  const before = new Set(await keysIn(objects));
  return {
    async countCopies() {
      const copies = new Map<string, number>();
      for (const key of await keysIn(objects)) {
        const object = before.has(key) ? undefined : await objects.read(key);
        for (const envelope of object === undefined ? [] : hotEnvelopes(object.content)) {
          const eventKey = eventKeyIn(envelope) ?? '';
          copies.set(eventKey, (copies.get(eventKey) ?? 0) + 1);
        }
      }
      return copies;
    },
  };
}

async function keysIn(objects: S3Objects): Promise<string[]> {
  return await Array.fromAsync(objects.list(HOT), ({ key }) => key);
}
