import { partOfPage, type Render } from './render-part.ts';

const problem = { code: 'no-access', message: 'no permission for sqs:GetQueueAttributes on <b>risk</b>' };

describe('a part of the stage that cannot be looked at', () => {
  let subscribers: Render;
  let sources: Render;
  let events: Render;
  let notes: Render;
  let facts: Render;

  beforeAll(async () => {
    subscribers = await partOfPage('screens/now/subscribers.tsx', 'Subscribers');
    sources = await partOfPage('screens/now/sources.tsx', 'Sources');
    events = await partOfPage('screens/events/event-table.tsx', 'EventTable');
    notes = await partOfPage('screens/event/unread-notes.tsx', 'UnreadNotes');
    facts = await partOfPage('screens/event/event-facts.tsx', 'EventFacts');
  });

  it('has a row that says why, beside the figures of the others', () => {
    const html = subscribers({
      subscribers: [
        { subscriber: 'risk', kind: 'consumer', problem },
        {
          subscriber: 'crm',
          kind: 'consumer',
          isPaused: false,
          waiting: 1_234,
          inHand: 0,
          dead: 0,
          notDelivered: 0,
        },
      ],
    });

    expect(html).toContain('no access</span> no permission for sqs:GetQueueAttributes on &lt;b>risk');
    expect(html).toContain('1,234');
    expect(html.match(/<tr/g)).toHaveLength(3);
  });

  it('has no figures of a source', () => {
    const html = sources({ sources: [{ source: 'privy/main', provider: 'privy', url: 'x', problem }] });

    expect(html).toContain('privy/main');
    expect(html).toContain('no access');
    expect(html).not.toContain('none put');
  });

  it('is a mark of its own of an event', () => {
    const event = {
      source: 'privy/main',
      id: 'msg_1',
      type: 'privy.user.created',
      time: '2026-11-27T08:00:00.000Z',
      received: '2026-11-27T08:00:00.000Z',
      marks: [{ subscriber: 'risk', state: 'unreadable', failures: 0, problem }],
    };

    expect(events({ events: [event] })).toContain('no access');
    const gone = { code: 'gone', message: 'the queue is not there any more' };
    const marks = [{ subscriber: 'risk', state: 'unreadable', failures: 0, problem: gone }];
    expect(events({ events: [{ ...event, marks }] })).toMatch(/⊠<\/span>gone</);
  });

  it('is named above an event, with why, and is no problem of the event beside', () => {
    const unread = [{ part: 'intake-log', problem }];
    const way = {
      source: 'privy/main',
      archive: 'kept',
      subscribers: [{ subscriber: 'risk', state: 'unreadable', problem: { code: 'gone', message: '' } }],
      unread,
      problems: [
        { where: 'intake-log', what: 'unreadable' },
        { where: 'risk', what: 'unreadable' },
      ],
    };

    expect(notes({ unread })).toContain('intake log: No access');
    expect(notes({ unread })).toContain('on &lt;b>risk');
    expect(notes({ unread: [{ part: 'secret', problem }] })).toContain('secret: No access');
    expect(facts({ way })).not.toContain('intake-log');
    expect(facts({ way })).toMatch(/gone<\/span> <strong>risk/);
  });
});
