import { admit } from '../../../core/intake/admit.ts';
import { privy } from '../../../core/providers/privy/index.ts';
import { MAX_MESSAGE_BYTES, messageBytes } from '../../../core/topic/message-size.ts';

const RECEIVED_AT = new Date('2026-11-22T08:00:00.000Z');
const SECRET = privy.makeSecret(Buffer.from('an example key, of 32 characters'));

function admitted(padding: number) {
  const body = Buffer.from(
    `{"type":"user.created","user":{"id":"did:privy:ada"},"pad":"${'x'.repeat(padding)}"}`,
  );
  const signed = privy.sign(body, { secret: SECRET, id: 'msg_1', at: RECEIVED_AT });
  const headers = new Map(Object.entries(signed).map(([name, value]) => [name, [value]]));
  const source = { name: 'privy/main', environment: 'production' } as const;
  return admit({ headers, body }, { source, receivedAt: RECEIVED_AT, retentionDays: 100 });
}

describe('a message', () => {
  const unpadded = admitted(0);
  const room = unpadded.ok ? MAX_MESSAGE_BYTES - messageBytes(unpadded.admitted.message) : 0;

  it('of exactly the limit is admitted', () => {
    const admission = admitted(room);

    expect(admission.ok && messageBytes(admission.admitted.message)).toBe(MAX_MESSAGE_BYTES);
  });

  it('of one byte more is too large', () => {
    expect(admitted(room + 1)).toMatchObject({
      ok: false,
      refusal: { outcome: 'too-large', reason: 'message-too-large', event: { id: 'msg_1' } },
    });
  });
});
