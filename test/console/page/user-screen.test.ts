import { partOfPage, type Render } from './render-part.ts';

const ADDRESS = '0x1111222233334444555566667777888899990000';
const nobody = () => undefined;

describe('the screen of a user', () => {
  let wallets: Render;
  let held: Render;

  beforeAll(async () => {
    wallets = await partOfPage('screens/user/wallets.tsx', 'Wallets');
    held = await partOfPage('screens/user/held.tsx', 'Held');
  });

  it('has each wallet shortened, with its chain, who holds the key, and since when', () => {
    const wallet = {
      source: 'privy/main',
      address: ADDRESS,
      chain: 'ethereum',
      kind: 'embedded',
      since: '2026-11-20T10:00:00.000Z',
      exportedAt: '2026-11-21T10:00:00.000Z',
      isInDirectory: true,
    };
    const html = wallets({ user: { wallets: [wallet], hasMore: true } });

    expect(html).toContain('0x1111…0000');
    expect(html).not.toContain(ADDRESS);
    expect(html).toContain('the provider (embedded)');
    expect(html).toMatch(/2026-11-20 10:00:00<\/time> or earlier/);
    expect(html).toContain('key taken out');
  });

  it('says what becomes of a parked event, and lets a refused one be tried again', () => {
    const event = { source: 'privy/main', type: 'privy.user.created', at: '2026-11-27T08:00:00.000Z' };
    const html = held({
      user: 'did:privy:ada',
      held: [
        { ...event, where: 'parked', id: 'msg_1' },
        { ...event, where: 'refused', id: 'msg_2', code: 'InvalidParameter' },
      ],
      unread: [],
      onChange: nobody,
    });

    expect(html).toContain('comes out by itself when the topic takes events again');
    expect(html).toMatch(/refused by the topic.*InvalidParameter.*Try again/s);
  });

  it('releases a line once, by its first event', () => {
    const event = {
      where: 'quarantined',
      subscriber: 'crm',
      source: 'privy/main',
      type: 'privy.user.created',
      at: '2026-11-27T08:00:00.000Z',
    };
    const html = held({
      user: 'did:privy:ada',
      held: [
        { ...event, id: 'msg_1', code: 'unknown-plan' },
        { ...event, id: 'msg_2' },
      ],
      unread: [{ where: 'risk', problem: { code: 'no-access', message: 'no permission' } }],
      onChange: nobody,
    });

    expect(html.match(/Release/g)).toHaveLength(1);
    expect(html).toContain('waits in line behind');
    expect(html).toContain('risk: No access');
  });
});
