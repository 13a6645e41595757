import { createHash } from 'node:crypto';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import { dayFileKey, manifestKey } from '../../core/archive/archive-keys.ts';
import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { columnsOf, eventsOf, SCHEMA } from '../../core/archive/day-file/columns.ts';
import { DayTally } from '../../core/archive/day-file/day-tally.ts';
import { readGroups } from '../../core/archive/day-file/read-groups.ts';
import { COMPRESSORS } from '../../core/archive/day-file/zstd.ts';
import { encodeManifest } from '../../core/archive/manifest.ts';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import { openStoredFile } from '../../core/archive/open-stored-file.ts';
import { readManifest } from '../../core/archive/read-manifest.ts';
import type { SourceName } from '../../core/events/source-name.ts';

/** A row of a day file, with the digest that stands in it. */
export interface StoredRow {
  readonly event: ArchivedEvent;
  readonly digest: string;
}

/** Whose file is tampered with, and how. */
export interface Tampering {
  readonly source: SourceName;
  readonly day: string;
  readonly change: (rows: readonly StoredRow[]) => readonly StoredRow[];
  /** Whether the manifest is made to fit, so that only the rows tell. */
  readonly manifestToo: boolean;
}

/** Writes the file of a day anew, as somebody would who may write to the bucket. */
export async function tamper(
  store: ObjectStore,
  { source, day, change, manifestToo }: Tampering,
): Promise<void> {
  const stored = await readManifest(store, source, day);
  if (stored === undefined) throw new Error('the day has no manifest');
  const { manifest } = stored;
  const open = await openStoredFile(store, manifest.file);
  const rows: StoredRow[] = [];
  for await (const { columns } of readGroups(open, { groups: open.groups, part: 'range' }))
    for (const [row, event] of eventsOf(source, columns).entries())
      rows.push({ event, digest: columns.get('digest')?.[row] });
  const changed = change(rows);
  const bytes = await fileOf(changed);
  if (!manifestToo) {
    await store.put(manifest.file.key, bytes);
    return;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = dayFileKey(source, day, { edition: manifest.edition, sha256 });
  const tally = new DayTally();
  for (const { event } of changed) tally.add(event);
  const file = { key, bytes: bytes.length, sha256, rows: changed.length };
  await store.remove(manifest.file.key);
  await store.put(key, bytes);
  const text = encodeManifest({ ...manifest, file, ...tally.contents() });
  await store.put(manifestKey(source, day), Buffer.from(text));
}

async function fileOf(rows: readonly StoredRow[]): Promise<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: SCHEMA, codec: 'ZSTD', compressors: COMPRESSORS });
  const columns = columnsOf(rows.map(({ event }) => event));
  const columnData = columns.map((column) =>
    column.name === 'digest' ? { ...column, data: rows.map(({ digest }) => digest) } : column,
  );
  if (rows.length > 0) await parquet.write({ columnData, rowGroupSize: rows.length });
  await parquet.finish();
  return writer.getBytes();
}
