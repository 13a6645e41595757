import { agoText, counted, countText, durationText, momentText } from '../../../console/page/text/figures.ts';
import { headlineOf } from '../../../console/page/text/headline-of.ts';
import { shortId } from '../../../console/page/text/short-id.ts';
import { sparkPath } from '../../../console/page/text/spark-path.ts';
import { splitGroup } from '../../../console/page/text/split-group.ts';
import { pathOf } from '../../../console/page/text/tree-children.ts';
import { typedCommand } from '../../../console/page/text/typed-command.ts';

const NOW = new Date('2026-11-27T08:00:00Z');

describe('what the page writes', () => {
  it('has figures that people read', () => {
    expect(countText(12_418)).toBe('12,418');
    expect([counted(1, 'event'), counted(2_000, 'event')]).toEqual(['1 event', '2,000 events']);
    expect([durationText(42.4), durationText(1_260), durationText(420_000)]).toEqual([
      '42 ms',
      '1.3 s',
      '7 min',
    ]);
    expect(agoText('2026-11-27T07:53:00Z', NOW)).toBe('7 min ago');
    expect(agoText('2026-11-27T08:00:09Z', NOW)).toBe('just now');
    expect(momentText('2026-11-27T07:53:01.123Z', NOW)).toBe('07:53:01');
    expect(momentText('2026-11-26T07:53:01.123Z', NOW)).toBe('2026-11-26 07:53:01');
  });

  it('counts what is one or more', () => {
    expect(['event', 'delivery', 'day'].flatMap((noun) => [counted(1, noun), counted(2, noun)])).toEqual([
      '1 event',
      '2 events',
      '1 delivery',
      '2 deliveries',
      '1 day',
      '2 days',
    ]);
  });

  it('says in one sentence that all is well', () => {
    const sources = [{ acceptedToday: 12_000 }, { acceptedToday: 418 }];
    const crm = { subscriber: 'crm', waiting: 1, inHand: 2, dead: 0, notDelivered: 0 };
    const risk = { ...crm, subscriber: 'risk' };
    const idle = { ...crm, subscriber: 'idle', waiting: 0, inHand: 0 };

    expect(headlineOf({ sources, subscribers: [crm, idle] })).toBe(
      'All is well: 12,418 accepted today (UTC), 3 waiting at crm, 0 dead',
    );
    expect(headlineOf({ sources, subscribers: [crm, risk, idle] })).toMatch(/, 6 waiting, 0 dead$/);
    expect(headlineOf({ sources, subscribers: [idle] })).toMatch(/, 0 waiting, 0 dead$/);
  });

  it('leaves out the middle of a long id, for some differ in front and some at the end', () => {
    expect(shortId('msg_3MgvSIvPoU2F6elUZ2NJoykXgwJ')).toBe('msg_3MgvS…NJoykXgwJ');
    expect(shortId('did:privy:ada')).toBe('did:privy:ada');
  });

  it('draws counts over the whole width, the highest at the top', () => {
    expect(sparkPath([0, 5, 10], { width: 20, height: 10 })).toBe('M0,10L10,5L20,0');
    expect(sparkPath([0, 0], { width: 20, height: 10 })).toBe('M0,10L20,10');
    expect(sparkPath([], { width: 20, height: 10 })).toBe('');
  });

  it('types commands that mean the same stage, and quotes what a shell would take apart', () => {
    expect(typedCommand(['--stage', 'WalletWebhooks-prod'], 'user', "did:privy:o'neil", '--yes')).toBe(
      "npx wallet-webhooks user 'did:privy:o'\\''neil' --yes --stage WalletWebhooks-prod",
    );
  });

  it('tells a user from the source in a group, and writes paths as the catalogue does', () => {
    expect(splitGroup('privy/main#did:privy:a#b')).toEqual({ source: 'privy/main', name: 'did:privy:a#b' });
    expect(pathOf('user', 'linked_accounts', {})).toBe('user.linked_accounts');
    expect(pathOf('user.linked_accounts', '0', [])).toBe('user.linked_accounts[]');
    expect(pathOf('', 'user', {})).toBe('user');
  });
});
