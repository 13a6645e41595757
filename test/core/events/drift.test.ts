import { checkDrift, MAX_DRIFTS } from '../../../core/events/drift.ts';

const user = {
  id: 'did:privy:a',
  created_at: 1795219200,
  has_accepted_terms: false,
  is_guest: false,
  linked_accounts: [],
  mfa_methods: [],
};

const email = { type: 'email', address: 'ada@example.test', verified_at: 1795219200 };

const userCreated = (changes: object) => ({ type: 'user.created', user: { ...user, ...changes } });

const driftOf = (changes: object) => checkDrift('privy.user.created', userCreated(changes));

describe('checkDrift', () => {
  it('finds nothing in a payload that is as the catalogue has it', () => {
    expect(driftOf({ linked_accounts: [email] })).toEqual([]);
  });

  it('names a required field that is missing or null', () => {
    expect(driftOf({ id: undefined })).toEqual([{ path: 'user.id', expected: 'string', found: 'missing' }]);
    expect(driftOf({ id: null })).toEqual([{ path: 'user.id', expected: 'string', found: 'null' }]);
    expect(checkDrift('privy.user.created', { type: 'user.created' })).toEqual([
      { path: 'user', expected: 'object', found: 'missing' },
    ]);
  });

  it('accepts optional fields that are missing or null, but not of another kind', () => {
    expect(driftOf({ custom_metadata: null })).toEqual([]);
    expect(driftOf({ custom_metadata: { a: 1 } })).toEqual([]);
    expect(driftOf({ custom_metadata: 'a=1' })).toEqual([
      { path: 'user.custom_metadata', expected: 'object', found: 'string' },
    ]);
  });

  it('names the kind that was found', () => {
    expect(driftOf({ created_at: '2026-11-22' })).toEqual([
      { path: 'user.created_at', expected: 'number', found: 'string' },
    ]);
    expect(driftOf({ linked_accounts: {} })).toEqual([
      { path: 'user.linked_accounts', expected: 'array', found: 'object' },
    ]);
    expect(driftOf({ is_guest: [] })).toEqual([
      { path: 'user.is_guest', expected: 'boolean', found: 'array' },
    ]);
    expect(checkDrift('privy.user.created', 7)).toEqual([{ path: '', expected: 'object', found: 'number' }]);
    expect(checkDrift('privy.user.created', undefined)).toEqual([
      { path: '', expected: 'object', found: 'missing' },
    ]);
  });

  it('names a place in a list once, however many entries differ', () => {
    const broken = { type: 'email', verified_at: 1 };
    expect(driftOf({ linked_accounts: [broken, email, broken] })).toEqual([
      { path: 'user.linked_accounts[].address', expected: 'string', found: 'missing' },
    ]);
  });

  it('checks each shape of a union by its own fields', () => {
    const wallet = { type: 'wallet', wallet_client: 'privy', address: '0x11' };
    const paths = (account: object) => driftOf({ linked_accounts: [account] }).map(({ path }) => path);
    expect(paths({ ...wallet, wallet_client: 'unknown', chain_type: 'ethereum', verified_at: 1 })).toEqual(
      [],
    );
    expect(paths({ ...wallet, verified_at: 1, chain_type: 'ethereum', chain_id: 'eip155:1' })).toEqual([
      'user.linked_accounts[].connector_type',
      'user.linked_accounts[].wallet_client_type',
      'user.linked_accounts[].recovery_method',
    ]);
    expect(paths({ type: 'custom:acme', verified_at: 1 })).toEqual(['user.linked_accounts[].subject']);
    expect(paths({ type: 'custom_auth', verified_at: 1 })).toEqual(['user.linked_accounts[].custom_user_id']);
  });

  it('accepts shapes that are not in the catalogue, but misses the field that tells them apart', () => {
    expect(driftOf({ linked_accounts: [{ type: 'retina_scan' }] })).toEqual([]);
    expect(driftOf({ linked_accounts: [{ type: 'wallet', wallet_client: 'somebody' }] })).toEqual([]);
    expect(driftOf({ linked_accounts: [{ address: '0x11' }] })).toEqual([
      { path: 'user.linked_accounts[].type', expected: 'string', found: 'missing' },
    ]);
  });

  it('accepts unknown fields, unknown values of enumerations and either kind of a quantity', () => {
    const pending = (request: object) => ({
      type: 'transaction.still_pending',
      transaction_id: 't',
      wallet_id: 'w',
      caip2: 'eip155:8453',
      transaction_hash: '0x11',
      transaction_request: request,
      brand_new: [1, { 2: 3 }],
    });
    const check = (request: object) => checkDrift('privy.transaction.still_pending', pending(request));
    expect(check({ nonce: '0x7', gas_price: 12, type: 9 })).toEqual([]);
    expect(check({ nonce: true })).toEqual([
      { path: 'transaction_request.nonce', expected: 'string or number', found: 'boolean' },
    ]);
    const mfa = { type: 'mfa.enabled', user_id: 'did:privy:a', method: 'telepathy' };
    expect(checkDrift('privy.mfa.enabled', mfa)).toEqual([]);
  });

  it('knows an event by its older names', () => {
    const exported = { type: 'private_key.exported', user_id: 'did:privy:a', wallet_id: 'w' };
    expect(checkDrift('privy.private_key.exported', exported)).toEqual([
      { path: 'wallet_address', expected: 'string', found: 'missing' },
    ]);
  });

  it('finds nothing in an event it does not know', () => {
    expect(checkDrift('privy.user.abducted', {})).toEqual([]);
    expect(checkDrift('toString', {})).toEqual([]);
    expect(checkDrift('', null)).toEqual([]);
  });

  it('is not misled by fields that every object inherits', () => {
    expect(checkDrift('privy.user.created', Object.create({ type: 'user.created', user }))).toHaveLength(2);
  });

  it('stops listing when a payload is another event altogether', () => {
    const types = ['passkey', 'farcaster', 'cross_app', 'telegram', 'smart_wallet', 'custom_auth', 'email'];
    const accounts = [{ type: 'wallet', wallet_client: 'privy' }, ...types.map((type) => ({ type }))];
    expect(driftOf({ linked_accounts: accounts, mfa_methods: [{}] })).toHaveLength(MAX_DRIFTS);
  });
});
