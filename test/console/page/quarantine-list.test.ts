import { partOfPage, type Render } from './render-part.ts';

describe('whom a handler gave up on', () => {
  let render: Render;
  let later: Render;
  let list: Render;
  beforeAll(async () => {
    render = await partOfPage('screens/dead/quarantine-list.tsx', 'QuarantineList');
    later = await partOfPage('screens/dead/later-elsewhere.tsx', 'LaterElsewhere');
    list = await partOfPage('screens/dead/later-elsewhere.tsx', 'LaterList');
  });

  it('have what came later waiting behind, and only where somebody asks what others did', () => {
    const first = {
      sequence: '1',
      id: 'msg_1',
      type: 'privy.user.teleported',
      code: 'TypeError',
      frames: [],
    };
    const users = [
      { group: 'privy/main#did:privy:ada', openedAt: '2026-11-27T10:00:00.000Z', events: 2, first },
    ];

    const html = render({ handlers: [{ handler: 'crm', users }], onChange: () => undefined });

    expect(html).toContain('Since then 1 event of the same users came, and wait in line behind.');
    expect(html).toContain('At others since');
    expect(html).not.toContain('Looking what came since');
  });

  it('are looked for at others, with the command and each event of the user', () => {
    const html = later({ handler: 'crm', group: 'privy/main#did:privy:ada' });

    expect(html).toContain('href="/events?q=source%3Aprivy%2Fmain+user%3Adid%3Aprivy%3Aada"');
    expect(html).toContain('wallet-webhooks quarantine show crm privy/main#did:privy:ada<');
  });

  it('have at each other subscriber what came and was handled, as far as that is known', () => {
    const of = { users: 1, isAll: true };
    const problem = { code: 'no-access', message: 'no permission for <b>inbox</b>' };
    const html = list({
      elsewhere: [
        { subscriber: 'profile', arrived: 2, handled: 1, ...of },
        { subscriber: 'alerts', arrived: 2, handled: 2, ...of },
        { subscriber: 'risk', arrived: 1, ...of },
        { subscriber: 'idle', arrived: 0, handled: 0, ...of },
        { subscriber: 'busy', arrived: 1_200, handled: 500, users: 1, isAll: false },
        { subscriber: 'shut', problem },
      ],
    });

    for (const text of [
      'profile</strong> 2 came, and it has handled 1 of them',
      'alerts</strong> 2 came, and it has handled all of them',
      'risk</strong> 1 came, and what became of that is known to its own service',
      'idle</strong> nothing came',
      'busy</strong> at least 1,200 came, and it has handled 500 of them',
      'no access</span> no permission for &lt;b>inbox',
    ])
      expect(html).toContain(text);
    expect(list({})).toContain('is not known');
  });
});
