import type { TopicMessage } from '../../../core/topic/topic.ts';
import { archiveHandler } from '../../../lambda/archive/archive-handler.ts';
import { ARCHIVE_SERVICE } from '../../../lambda/archive/archive-metrics.ts';
import { createTelemetry } from '../../../lambda/telemetry.ts';
import { lineBytes, metricsIn, writtenLines } from './written-lines.ts';

/** The archive's function writes each event by itself: compressed together they would be less. */
export async function measureArchive(published: readonly TopicMessage[]) {
  const telemetry = createTelemetry(ARCHIVE_SERVICE);
  const sizes: number[] = [];
  const objects = {
    put: async (_: string, content: { readonly byteLength: number } | { readonly bytes: number }) => {
      sizes.push('byteLength' in content ? content.byteLength : content.bytes);
      return { etag: 'e' };
    },
  };
  const handler = archiveHandler({ objects, keyMaterial: false, now: () => new Date() }, telemetry);
  const lines = await writtenLines(async () => {
    for (const [index, { body }] of published.entries())
      await handler({ Records: [{ messageId: String(index), body } as never] });
  });
  const bytes = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return { bytes: Math.round(bytes / 10) * 10, line: lineBytes(lines), metrics: metricsIn(lines) };
}
