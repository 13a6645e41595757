import { partOfPage } from './render-part.ts';

const TYPE = 'privy.user.teleported';
const EVENT = { source: 'privy/main', id: 'msg_1', type: TYPE };

describe('an event of a type that the catalogue does not have', () => {
  it('is listed by its type, with where it is', async () => {
    const render = await partOfPage('screens/events/event-table.tsx', 'EventTable');

    const html = render({
      search: '',
      events: [{ ...EVENT, time: '', received: '2026-11-27T10:00:00.000Z', marks: [] }],
    });

    expect(html).toContain(TYPE);
    expect(html).toContain('href="/event?source=privy%2Fmain&amp;id=msg_1"');
  });

  it('says on its own screen that it is of no known type, and is handed on', async () => {
    const render = await partOfPage('screens/event/event-facts.tsx', 'EventFacts');
    const way = { ...EVENT, hops: [], archive: 'kept', subscribers: [], problems: [] };

    expect(render({ way })).toContain('of no known type: handed on as it is');
    expect(render({ way: { ...way, type: '' } })).not.toContain('of no known type');
  });
});
