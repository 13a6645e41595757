import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import { handle } from '../../../../lambda/handlers/_template/handle.ts';
import { loginCount } from '../../../../lambda/handlers/_template/manifest.ts';

describe('login-count', () => {
  it('counts each login once', async () => {
    const login = buildEvent('privy.user.authenticated', { subject: 'did:privy:zoe' });
    const { subject: _, ...ofNobody } = login;
    const test = await testHandler({ manifest: loginCount, handle });

    expect(await test.give(login)).toEqual({ outcome: 'applied' });
    expect(await test.give({ ...login, id: 'msg_2' })).toEqual({ outcome: 'applied' });
    expect(await test.give(login)).toEqual({ outcome: 'duplicate' });
    expect(await test.give({ ...ofNobody, id: 'msg_3' })).toEqual({ outcome: 'ignored' });
    expect(await test.items('logins')).toEqual([{ pk: 'privy/main#did:privy:zoe', logins: 2 }]);
  });
});
