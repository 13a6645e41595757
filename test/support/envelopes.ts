import type { Envelope } from '../../core/events/envelope.ts';

/** An envelope with the given attributes in place of plain ones. */
export function envelope(attributes: Partial<Envelope> = {}): Envelope {
  return {
    specversion: '1.0',
    id: 'msg_1',
    source: 'privy/main',
    type: 'privy.user.created',
    time: '2026-11-22T10:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'urn:wallet-webhooks:privy.user.created',
    receivedtime: '2026-11-22T10:00:01.000Z',
    environment: 'production',
    partitionkey: 'privy/main#did:privy:1',
    data: {},
    ...attributes,
  };
}
