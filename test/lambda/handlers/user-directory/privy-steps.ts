import fc from 'fast-check';
import type { Step, ToldUser } from './told-story.ts';

const EMAILS = ['a@example.test', 'B@example.test', 'c@example.test'];
const ADDRESSES = ['0xAb01', '0xAb02', 'So1AnaAb', 'so1anaab'];
const METHODS = ['totp', 'sms'];

interface Whole {
  readonly emails: readonly string[];
  readonly addresses: readonly string[];
  readonly methods: readonly string[] | undefined;
}

function wireUser(id: string, { emails, addresses, methods }: Whole) {
  return {
    id,
    created_at: 1795219200,
    linked_accounts: [...emails.map(email), ...addresses.map(wallet)],
    ...(methods && { mfa_methods: methods.map((type) => ({ type, verified_at: 1 })) }),
  };
}

const email = (address: string) => ({ type: 'email', address });
const wallet = (address: string) => ({
  type: 'wallet',
  address,
  chain_type: address.startsWith('0x') ? 'ethereum' : 'solana',
  connector_type: 'embedded',
});

function become(user: ToldUser, { emails, addresses, methods }: Whole): void {
  user.created = '2026-11-21T00:00:00.000Z';
  user.accounts = new Map(emails.map((identifier) => [`email ${identifier}`, { type: 'email', identifier }]));
  user.wallets = new Map();
  for (const address of addresses) gain(user, address);
  if (methods !== undefined) user.mfa = new Set(methods);
}

function gain(user: ToldUser, address: string): void {
  const isHexadecimal = address.startsWith('0x');
  const key = isHexadecimal ? address.toLowerCase() : address;
  user.wallets.set(key, { address, chain: isHexadecimal ? 'ethereum' : 'solana', kind: 'embedded' });
}

const whole = () =>
  fc.record<Whole>({
    emails: fc.uniqueArray(fc.constantFrom(...EMAILS)),
    addresses: fc.uniqueArray(fc.constantFrom(...ADDRESSES)),
    methods: fc.option(fc.uniqueArray(fc.constantFrom(...METHODS)), { nil: undefined }),
  });

/** Anything that Privy says about a user, and what is so afterwards. */
export function privyStep(users: readonly string[]): fc.Arbitrary<Step> {
  const choices = fc.record({
    id: fc.constantFrom(...users),
    other: fc.constantFrom(...users),
    now: whole(),
    address: fc.constantFrom(...ADDRESSES),
    mail: fc.constantFrom(...EMAILS),
    method: fc.constantFrom(...METHODS),
    status: fc.constantFrom('under_review', 'approved'),
  });
  return choices.chain((choice) => fc.constantFrom(...STEPS.map((step) => step(choice))));
}

interface Choice {
  readonly id: string;
  readonly other: string;
  readonly now: Whole;
  readonly address: string;
  readonly mail: string;
  readonly method: string;
  readonly status: string;
}

const STEPS: readonly ((choice: Choice) => Step)[] = [
  ({ id, now }) => ({
    type: 'privy.user.created',
    data: { user: wireUser(id, now) },
    happen: (users) => alive(users.of(id), (user) => become(user, now)),
  }),
  ({ id, now, mail }) => ({
    type: 'privy.user.authenticated',
    data: { user: wireUser(id, now), account: email(mail) },
    happen: (users, at) =>
      alive(users.of(id), (user) => {
        become(user, now);
        user.accounts.set(`email ${mail}`, { type: 'email', identifier: mail });
        user.seen = at;
      }),
  }),
  ({ id, now, address }) => ({
    type: 'privy.user.linked_account',
    data: { user: wireUser(id, now), account: wallet(address) },
    happen: (users) =>
      alive(users.of(id), (user) => {
        become(user, now);
        if (!now.addresses.some((listed) => same(listed, address))) gain(user, address);
      }),
  }),
  ({ id, address }) => ({
    type: 'privy.user.linked_account',
    data: { user: { id }, account: wallet(address) },
    happen: (users) => alive(users.of(id), (user) => gain(user, address)),
  }),
  ({ id, now, address }) => ({
    type: 'privy.user.unlinked_account',
    data: { user: wireUser(id, now), account: wallet(address) },
    happen: (users) =>
      alive(users.of(id), (user) => {
        become(user, now);
        user.wallets.delete(address.startsWith('0x') ? address.toLowerCase() : address);
      }),
  }),
  ({ id, address }) => ({
    type: 'privy.user.unlinked_account',
    data: { user: { id }, account: wallet(address) },
    happen: (users) =>
      alive(users.of(id), (user) => {
        user.wallets.delete(address.startsWith('0x') ? address.toLowerCase() : address);
      }),
  }),
  ({ id, mail }) => ({
    type: 'privy.user.updated_account',
    data: { user: { id }, account: email(mail) },
    happen: (users) =>
      alive(users.of(id), (user) => {
        user.accounts = new Map([[`email ${mail}`, { type: 'email', identifier: mail }]]);
      }),
  }),
  ({ id, other, now, mail }) => ({
    type: 'privy.user.transferred_account',
    data: { fromUser: { id: other }, toUser: wireUser(id, now), account: email(mail), deletedUser: true },
    happen: (users) => {
      alive(users.of(id), (user) => {
        become(user, now);
        user.accounts.set(`email ${mail}`, { type: 'email', identifier: mail });
      });
      if (other !== id) users.of(other).deleted = true;
    },
  }),
  ({ id, now }) => ({
    type: 'privy.user.deleted',
    data: { user: wireUser(id, now) },
    happen: (users) => {
      users.of(id).deleted = true;
    },
  }),
  ({ id, method }) => ({
    type: 'privy.mfa.enabled',
    data: { user_id: id, method },
    happen: (users) => alive(users.of(id), (user) => user.mfa.add(method)),
  }),
  ({ id, method }) => ({
    type: 'privy.mfa.disabled',
    data: { user_id: id, method },
    happen: (users) => alive(users.of(id), (user) => user.mfa.delete(method)),
  }),
  ({ id, status }) => ({
    type: 'privy.user.kyc.updated',
    data: { user_id: id, data: { status } },
    happen: (users) =>
      alive(users.of(id), (user) => {
        user.kyc = status;
      }),
  }),
  ({ id, address }) => ({
    type: 'privy.wallet.private_key_export',
    data: { user_id: id, wallet_address: address },
    happen: (users, at) =>
      alive(users.of(id), (user) =>
        user.exported.set(address.startsWith('0x') ? address.toLowerCase() : address, at),
      ),
  }),
];

function alive(user: ToldUser, change: (user: ToldUser) => unknown): void {
  if (!user.deleted) change(user);
}

function same(one: string, other: string): boolean {
  return one === other || (one.startsWith('0x') && one.toLowerCase() === other.toLowerCase());
}
