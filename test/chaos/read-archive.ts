import type { S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '../../aws/s3-objects.ts';
import { HOT } from '../../core/archive/archive-keys.ts';
import { hotEnvelopes } from '../../core/archive/hot-object.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';

/** Everything in the archive of a run, envelopes by event key: mostly one of each. */
export async function readArchive(client: S3Client, bucket: string): Promise<Map<string, string[]>> {
  const objects = new S3Objects(client, bucket);
  const archive = new Map<string, string[]>();
  for await (const { key: object } of objects.list(HOT)) {
    for (const envelope of hotEnvelopes((await objects.read(object))?.content ?? new Uint8Array())) {
      const key = keyOf(envelope);
      archive.set(key, [...(archive.get(key) ?? []), envelope]);
    }
  }
  return archive;
}

function keyOf(envelope: string): string {
  const reading = readEnvelope(envelope);
  return reading.ok ? `${reading.event.source}#${reading.event.id}` : 'not an event';
}
