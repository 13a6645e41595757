import { partOfPage, type Render } from './render-part.ts';

describe('whom a handler gave up on', () => {
  let render: Render;
  beforeAll(async () => {
    render = await partOfPage('screens/dead/quarantine-list.tsx', 'QuarantineList');
  });

  it('leads to where the events of the user are at other subscribers', () => {
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

    expect(html).toContain('href="/events?q=source%3Aprivy%2Fmain+user%3Adid%3Aprivy%3Aada"');
    expect(html).toContain('Since then 1 event of the same users came, and wait in line behind.');
  });
});
