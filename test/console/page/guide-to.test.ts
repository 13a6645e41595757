import { type Guide, guideTo, meaningOf } from '../../../console/page/text/guide-to.ts';
import { unknownIn } from '../../../console/page/text/unknown-in.ts';
import { catalogue } from '../../../core/events/catalogue.ts';
import { type JsonSchema, jsonSchemaOf } from '../../../core/events/generate/json-schema.ts';
import { readFixture } from '../../../ops/send/fixtures.ts';

function schemaOf(wanted: string): JsonSchema {
  const entry = catalogue.find(({ type }) => type === wanted);
  if (entry === undefined) throw new Error(`the catalogue has no ${wanted}`);
  return jsonSchemaOf(entry);
}

const CREATED = schemaOf('privy.user.created');
const EMAIL = { type: 'email', address: 'ada@example.test', verified_at: 1_790_000_000 };
const USER = { id: 'did:privy:ada', is_guest: false, linked_accounts: [EMAIL], mfa_methods: [] };

/** What the catalogue says of the value at the end of a way through a payload. */
function along(data: unknown, ...keys: readonly string[]): Guide {
  let [guide, value]: [Guide, unknown] = [{ root: CREATED, schema: CREATED }, data];
  for (const key of keys) {
    guide = guideTo(guide, value, key);
    value = (value as Record<string, unknown>)[key];
  }
  return guide;
}

const meaning = (data: unknown, ...keys: readonly string[]) => meaningOf(along(data, ...keys));

describe('what the catalogue says of a field', () => {
  it('stands beside it, in lists and in the kind of account that it is', () => {
    const wallet = { type: 'wallet', wallet_client: 'privy', verified_at: 1 };
    const data = { user: { ...USER, linked_accounts: [wallet, EMAIL] } };

    expect(meaning(data, 'user', 'id')).toBe("Privy's id of the user, did:privy:…");
    expect(meaning(data, 'user', 'linked_accounts', '0', 'verified_at')).toBe('Unix time in seconds.');
    expect(meaning(data, 'user', 'linked_accounts', '1', 'address')).toBe('The e-mail address.');
    expect(meaning(data, 'user', 'is_guest')).toBe('');
  });

  it('names what it may be, where that is all that is known', () => {
    const data = { user: { ...USER, mfa_methods: [{ type: 'sms', verified_at: 1 }] } };

    expect(meaning(data, 'user', 'mfa_methods', '0', 'type')).toBe('Such as sms, totp, passkey, email.');
  });

  it('is nothing of what is in a field whose content is free', () => {
    const data = { user: { ...USER, custom_metadata: { plan: { of: 'gold' } } } };

    expect(along(data, 'user', 'custom_metadata', 'plan', 'of')).toEqual({ root: CREATED });
  });
});

describe('what the catalogue does not have', () => {
  const unknown = (data: unknown) => unknownIn(data, CREATED);

  it('are fields that no schema has, of the kind of account that it is', () => {
    const phone = { type: 'phone', address: 'that of an e-mail', verified_at: 1 };
    const data = { user: { ...USER, nickname: 'Ada', linked_accounts: [EMAIL, phone] }, later: {} };

    expect(unknown(data)).toEqual(['user.linked_accounts[].address', 'user.nickname', 'later']);
  });

  it('is a kind of account that no schema has, as a whole', () => {
    const data = { user: { ...USER, linked_accounts: [{ type: 'carrier_pigeon', loft: 7 }] } };

    expect(unknown(data)).toEqual(['user.linked_accounts[]']);
  });

  it('is nothing where there is drift only, or nothing that could be told apart', () => {
    expect(unknown({ user: 'not an object' })).toEqual([]);
    expect(unknown({ user: { ...USER, linked_accounts: [{}, null, 'x', []] } })).toEqual([]);
    expect(unknown('not an object')).toEqual([]);
    expect(unknown(undefined)).toEqual([]);
  });

  it('is nothing in any of its own examples', () => {
    const found = catalogue.flatMap((entry) =>
      unknownIn(JSON.parse(readFixture(entry.provider, entry.wireName)), jsonSchemaOf(entry)).map(
        (path) => `${entry.type} ${path}`,
      ),
    );

    expect(found).toEqual([]);
  });

  it('has an end, however long or deep a payload is', () => {
    const long = { user: { ...USER, linked_accounts: Array.from({ length: 100_000 }, () => EMAIL) } };
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 1]));
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { user: deep };

    expect(unknown(long)).toEqual([]);
    expect(unknown(many)).toHaveLength(20);
    expect(unknown(deep)).toEqual(['user.user']);
  });

  it('says nothing of names that every object has', () => {
    expect(unknown(JSON.parse('{"user":{"__proto__":{"a":1},"constructor":1}}'))).toEqual([
      'user.__proto__',
      'user.constructor',
    ]);
  });
});
