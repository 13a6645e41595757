import { sign } from '../../../../core/providers/privy/sign.ts';

describe('signing as Privy', () => {
  it('makes the headers of the vector', () => {
    const body = Buffer.from(
      '{"type":"mfa.enabled","method":"totp","user_id":"did:privy:cfixture0000000000000001"}',
    );

    const headers = sign(body, {
      secret: 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
      id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
      at: new Date('2026-11-22T00:00:01.999Z'),
    });

    expect(headers).toEqual({
      'svix-id': 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
      'svix-timestamp': '1795305601',
      'svix-signature': 'v1,xJbjSzo/luzWfeHBKarMigiOrIU72Lu7afg8O1N4MEc=',
    });
  });
});
