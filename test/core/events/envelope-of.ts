/** An envelope as subscribers get it, around the given payload. */
export function envelopeOf(type: string, data: unknown) {
  return {
    specversion: '1.0',
    id: 'evt_1',
    source: `${type.split('.')[0]}/main`,
    type,
    subject: 'user-1',
    time: '2026-11-22T00:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: `urn:wallet-webhooks:${type}`,
    receivedtime: '2026-11-22T00:00:01.000Z',
    environment: 'sandbox',
    partitionkey: `${type.split('.')[0]}/main#user-1`,
    data,
  };
}
