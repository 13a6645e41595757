import { BEFORE_DATA } from './payload-text.ts';

/**
 * The envelope, as `encodeEnvelope` wrote it, with the replay that brings it as its last attribute. All else stays byte for
 * byte.
 */
export function replayedEnvelope(envelope: string, replayId: string): string {
  const end = envelope.indexOf(BEFORE_DATA);
  if (end < 0) throw new RangeError('the text is no envelope as the intake writes it: it has no data');
  return `${envelope.slice(0, end)},"replayid":${JSON.stringify(replayId)}${envelope.slice(end)}`;
}
