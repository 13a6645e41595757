/** Where the attributes of an envelope end. No text of an attribute has this in it: its quotation marks are escaped. */
export const BEFORE_DATA = ',"data":';

/**
 * The payload's own text in an envelope as `encodeEnvelope` wrote it: before any number was rounded and any name that stands in it
 * twice was dropped. Undefined where the text is no such envelope.
 */
export function payloadText(envelope: string): string | undefined {
  const end = envelope.indexOf(BEFORE_DATA);
  return end < 0 || !envelope.endsWith('}') ? undefined : envelope.slice(end + BEFORE_DATA.length, -1);
}
