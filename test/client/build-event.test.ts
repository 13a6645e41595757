import { existsSync } from 'node:fs';
import { parseMessage } from '../../client/src/parse-message.ts';
import { buildEvent, buildMessage, buildNotification } from '../../client/src/testing/index.ts';
import { eventTypes, namesOf } from '../../core/events/event-types.ts';
import type { EventType } from '../../core/events/wallet-event.ts';
import { jsonSchemaFor } from '../core/events/json-schema-of.ts';

const types = eventTypes as readonly EventType[];

describe('buildEvent', () => {
  it.each(types)('makes a valid %s', (type) => {
    const event = buildEvent(type);
    expect(jsonSchemaFor('envelope')(event)).toBe(true);
    expect(jsonSchemaFor(namesOf(type)[0] ?? type)(event.data)).toBe(true);
    for (const body of [buildMessage(event), buildNotification(event)]) {
      expect(parseMessage(body)).toMatchObject({ ok: true, event: { ...event }, drift: [] });
    }
  });

  it('replaces what is given, field by field, and keeps the rest', () => {
    const event = buildEvent('privy.user.created', {
      id: 'evt_7',
      data: { user: { id: 'did:privy:ada', linked_accounts: [] } },
    });
    expect(event.id).toBe('evt_7');
    expect(event.data.user).toMatchObject({ id: 'did:privy:ada', linked_accounts: [], is_guest: false });
    expect(event.data.type).toBe('user.created');
  });

  it('has the user of the event in the subject', () => {
    expect(buildEvent('privy.mfa.enabled').subject).toBe(buildEvent('privy.mfa.enabled').data.user_id);
    expect(buildEvent('privy.mfa.enabled')).toMatchObject({
      source: 'privy/main',
      partitionkey: 'privy/main#did:privy:cmzoefixture000000000001',
    });
    expect('subject' in buildEvent('privy.transaction.confirmed')).toBe(false);
  });

  it('makes an event under its older name with that name in the payload', () => {
    expect(buildEvent('privy.private_key.exported').data.type).toBe('private_key.exported');
    expect(buildEvent('dynamic.sanctions.wallet.blocked').data.eventName).toBe('sanctions.wallet.blocked');
  });

  it('gives every caller an event of its own', () => {
    buildEvent('privy.user.created').data.user.linked_accounts.length = 0;
    expect(buildEvent('privy.user.created').data.user.linked_accounts.length).toBeGreaterThan(0);
  });

  it('does not compile with fields the event does not have, and refuses a type it does not know', () => {
    // @ts-expect-error misspelt
    const event = buildEvent('privy.mfa.enabled', { data: { userid: 'did:privy:a' } });
    expect(event.data).toHaveProperty('userid');
    // @ts-expect-error no such type
    expect(() => buildEvent('privy.user.abducted')).toThrow('there is no event type "privy.user.abducted"');
  });
});

describe('the JSON Schemas of the package', () => {
  it('are there for every event, under its name of today', () => {
    const folder = new URL('../../core/events/generated/schemas/', import.meta.url);
    const missing = types.filter((type) => !existsSync(new URL(`${namesOf(type)[0]}.json`, folder)));
    expect(missing).toEqual([]);
  });
});
