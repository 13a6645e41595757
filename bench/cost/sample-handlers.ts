import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';

/** A handler that writes a row for every event, as most do. What it is called is in each of its lines. */
export const SAMPLE_MANIFEST: HandlerManifest = {
  name: 'user-directory',
  entry: new URL('../../lambda/handlers/_template/handle.ts', import.meta.url),
  description: 'Writes a row for every event.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'], reads: true },
  },
};

/** So many of them, to see what a stage with them costs. */
export function sampleHandlers(count: number): readonly HandlerManifest[] {
  return Array.from({ length: count }, (_, index) => ({ ...SAMPLE_MANIFEST, name: `handler-${index + 1}` }));
}
