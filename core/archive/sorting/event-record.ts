import type { SourceName } from '../../events/source-name.ts';
import type { ArchivedEvent } from '../archived-event.ts';

const LENGTH_BYTES = 4;
/** The length of a text that is absent. */
const ABSENT = 0xffff_ffff;

/** An event as bytes that are read back without a look into its envelope: each text after its length. */
export function encodeRecord(event: ArchivedEvent): Buffer {
  const texts = [
    event.source,
    event.id,
    event.type,
    event.group,
    event.subject,
    event.received,
    event.time,
    event.environment,
    event.envelope,
  ];
  const lengths = texts.map((text) => (text === undefined ? 0 : Buffer.byteLength(text)));
  const record = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, 0));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    at = record.writeUInt32LE(text === undefined ? ABSENT : (lengths[index] ?? 0), at);
    if (text !== undefined) at += record.write(text, at);
  }
  return record;
}

/** The events of records that follow one another. */
export function decodeRecords(records: Buffer): ArchivedEvent[] {
  const events: ArchivedEvent[] = [];
  let at = 0;
  const optional = (): string | undefined => {
    const length = records.readUInt32LE(at);
    at += LENGTH_BYTES;
    if (length === ABSENT) return undefined;
    at += length;
    return records.toString('utf8', at - length, at);
  };
  const text = (): string => optional() ?? '';
  while (at < records.length) {
    const [source, id, type, group, subject] = [text(), text(), text(), text(), optional()];
    const [received, time, environment, envelope] = [text(), text(), text(), text()];
    const facts = { source: source as SourceName, id, type, group, received, time, environment, envelope };
    events.push(subject === undefined ? facts : { ...facts, subject });
  }
  return events;
}
