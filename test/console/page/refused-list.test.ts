import { partOfPage, type Render } from './render-part.ts';

const REFUSED = {
  key: 'privy/main#msg_large',
  type: 'privy.user.created',
  groupId: 'privy/main#did:privy:<b>ada',
  reason: 'InvalidParameter',
  parkedAt: '2026-11-27T10:00:00.000Z',
  refusedAt: '2026-11-27T10:01:00.000Z',
};

describe('what the topic refused', () => {
  let render: Render;
  beforeAll(async () => {
    render = await partOfPage('screens/dead/refused-list.tsx', 'RefusedList');
  });
  const shown = (...refused: readonly object[]) =>
    render({ answer: { isLoading: false, data: { waiting: {}, refused } }, onChange: () => undefined });

  it('is named by why, with its event, its user and what can be done', () => {
    const html = shown(REFUSED, { ...REFUSED, key: 'privy/main#msg_2' });

    expect(html).toContain('<strong>InvalidParameter</strong>');
    expect(html).toContain('2 events, the first');
    expect(html).toContain('No subscriber has 2 events of it yet.');
    expect(html).toContain('href="/event?source=privy%2Fmain&amp;id=msg_large"');
    expect(html).toContain('href="/user?source=privy%2Fmain&amp;user=did%3Aprivy%3A%3Cb%3Eada"');
    expect(html.match(/Try again/g)).toHaveLength(2);
    expect(html.match(/>Drop</g)).toHaveLength(2);
    expect(html).not.toContain('<b>ada');
  });

  it('is only to be dropped where a later delivery was published', () => {
    const html = shown({ ...REFUSED, published: true });

    expect(html).toContain('a later delivery was published: drop it');
    expect(html).toContain('A later delivery brought all of that.');
    expect(html).not.toContain('No subscriber has');
    expect(html).not.toContain('Try again');
  });

  it('is nothing where it refused nothing, and not said where it cannot be asked', () => {
    expect(shown()).toContain('The topic has refused no event for good.');

    const html = render({
      answer: { isLoading: false, problem: { code: 'no-access', message: 'no permission to invoke it' } },
      onChange: () => undefined,
    });
    expect(html).toContain('no permission to invoke it');
    expect(html).not.toContain('refused no event');
  });

  it('has its place on the screen of the dead', async () => {
    const screen = await partOfPage('screens/dead.tsx', 'DeadScreen');

    expect(screen({})).toContain('<h2 id="refused">Refused by the topic</h2>');
  });
});
