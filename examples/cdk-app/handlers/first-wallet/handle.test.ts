import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import { handle } from './handle.ts';
import { firstWallet } from './manifest.ts';

const first = buildEvent('privy.user.wallet_created', {
  subject: 'did:privy:ada',
  data: { wallet: { address: '0x1111111111111111111111111111111111111111' } },
});

test('keeps the first wallet of a user', async () => {
  const handler = await testHandler({ manifest: firstWallet, handle });

  assert.deepEqual(await handler.give(first), { outcome: 'applied' });
  assert.deepEqual(await handler.give(first), { outcome: 'duplicate' });
  assert.deepEqual(await handler.give({ ...first, id: 'msg_2' }), { outcome: 'stale' });
  assert.deepEqual(await handler.items('wallets'), [
    {
      pk: 'privy/main#did:privy:ada',
      address: '0x1111111111111111111111111111111111111111',
      since: '2026-11-22T00:00:00.000Z',
    },
  ]);
});
