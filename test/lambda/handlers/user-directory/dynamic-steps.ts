import fc from 'fast-check';
import type { Step, ToldUser } from './told-story.ts';

const EMAILS = ['a@example.test', 'b@example.test'];
const ADDRESSES = ['0xCd01', '0xCd02', 'So2AnaAb'];
const NETWORKS = ['google', 'discord'];
const METHODS = ['totp', 'passkey'];

interface Choice {
  readonly id: string;
  readonly other: string;
  readonly emails: readonly string[];
  readonly addresses: readonly string[];
  readonly networks: readonly string[];
  readonly methods: readonly string[] | undefined;
  readonly address: string;
  readonly mail: string;
  readonly network: string;
}

/** Anything that Dynamic says about a user, and what is so afterwards. */
export function dynamicStep(users: readonly string[]): fc.Arbitrary<Step> {
  const choices = fc.record<Choice>({
    id: fc.constantFrom(...users),
    other: fc.constantFrom(...users),
    emails: fc.uniqueArray(fc.constantFrom(...EMAILS)),
    addresses: fc.uniqueArray(fc.constantFrom(...ADDRESSES)),
    networks: fc.uniqueArray(fc.constantFrom(...NETWORKS)),
    methods: fc.option(fc.uniqueArray(fc.constantFrom(...METHODS)), { nil: undefined }),
    address: fc.constantFrom(...ADDRESSES),
    mail: fc.constantFrom(...EMAILS),
    network: fc.constantFrom(...NETWORKS),
  });
  return choices.chain((choice) => fc.constantFrom(...STEPS.map((step) => step(choice))));
}

function wireUser({ id, methods, ...choice }: Choice) {
  const mfaDevices = methods?.map((type) => ({ type, verified: true }));
  return {
    id,
    firstVisit: '2026-11-21T00:00:00.000Z',
    verifiedCredentials: credentials(choice),
    ...(mfaDevices && { mfaDevices }),
  };
}

function credentials({ emails, addresses, networks }: Omit<Choice, 'id' | 'methods'>): readonly object[] {
  return [
    ...emails.map((email) => ({ format: 'email', email })),
    ...addresses.map((address) => ({ format: 'blockchain', address, chain: chainOf(address) })),
    ...networks.map((provider) => ({
      format: 'oauth',
      oauthProvider: provider,
      oauthAccountId: `${provider}-1`,
    })),
  ];
}

function chainOf(address: string): string {
  return address.startsWith('0x') ? 'EVM' : 'SOL';
}

function keyOf(address: string): string {
  return address.startsWith('0x') ? address.toLowerCase() : address;
}

function has(user: ToldUser, address: string, kind = 'external'): void {
  user.wallets.set(keyOf(address), { address, chain: chainOf(address), kind });
}

function listed(user: ToldUser, { emails, addresses, networks }: Choice): void {
  for (const identifier of emails) user.accounts.set(`email ${identifier}`, { type: 'email', identifier });
  for (const type of networks) user.accounts.set(`${type} id`, { type, identifier: `${type}-1` });
  for (const address of addresses) has(user, address);
}

function become(user: ToldUser, choice: Choice): void {
  user.created = '2026-11-21T00:00:00.000Z';
  user.accounts.clear();
  user.wallets.clear();
  listed(user, choice);
  if (choice.methods !== undefined) user.mfa = new Set(choice.methods);
}

function without(user: ToldUser, type: string): void {
  for (const [key, account] of user.accounts) if (account.type === type) user.accounts.delete(key);
}

function alive(user: ToldUser, change: (user: ToldUser) => unknown): void {
  if (!user.deleted) change(user);
}

/** A step of one user who is still there. */
function step(
  id: string,
  wire: Pick<Step, 'type' | 'data' | 'subject'>,
  change: (user: ToldUser, at: string) => unknown,
): Step {
  return { ...wire, happen: (users, at) => alive(users.of(id), (user) => change(user, at)) };
}

function walletOf(address: string) {
  return { id: 'w', chain: chainOf(address), publicKey: address, name: 'fixture' };
}

const STEPS: readonly ((choice: Choice) => Step)[] = [
  (choice) =>
    step(choice.id, { type: 'dynamic.user.created', data: { data: wireUser(choice) } }, (user) =>
      become(user, choice),
    ),
  (choice) =>
    step(choice.id, { type: 'dynamic.user.updated', data: { data: wireUser(choice) } }, (user) =>
      become(user, choice),
    ),
  (choice) =>
    step(
      choice.id,
      {
        type: 'dynamic.user.session.created',
        data: { userId: choice.id, data: { id: 's', verifiedCredentials: credentials(choice) } },
        subject: choice.id,
      },
      (user, at) => {
        listed(user, choice);
        user.seen = at;
      },
    ),
  ({ id }) =>
    step(id, { type: 'dynamic.visit.created', data: { userId: id, data: { id: 'v' } } }, (user, at) => {
      user.seen = at;
    }),
  ({ id, network }) =>
    step(
      id,
      {
        type: 'dynamic.user.social.linked',
        data: { userId: id, data: { id: 'o', provider: network, accountUsername: 'ada' } },
      },
      (user) => {
        without(user, network);
        user.accounts.set(`${network} ada`, { type: network, identifier: 'ada' });
      },
    ),
  ({ id, network }) =>
    step(
      id,
      { type: 'dynamic.user.social.unlinked', data: { userId: id, data: { id: 'o', provider: network } } },
      (user) => without(user, network),
    ),
  ({ id, mail }) =>
    step(id, { type: 'dynamic.user.email.unlinked', data: { data: { userId: id, email: mail } } }, (user) =>
      user.accounts.delete(`email ${mail}`),
    ),
  ({ id }) =>
    step(id, { type: 'dynamic.user.email.unlinked', data: { userId: id, data: {} } }, (user) =>
      without(user, 'email'),
    ),
  ({ id, address }) =>
    step(id, { type: 'dynamic.wallet.created', data: { userId: id, data: walletOf(address) } }, (user) =>
      has(user, address, 'embedded'),
    ),
  ({ id, address }) =>
    step(
      id,
      {
        type: 'dynamic.wallet.linked',
        data: { userId: 'admin', data: { ...walletOf(address), userId: id } },
      },
      (user) => has(user, address),
    ),
  ({ id, address }) =>
    step(
      id,
      {
        type: 'dynamic.wallet.unlinked',
        data: { userId: id, data: { id: 'c', format: 'blockchain', address } },
      },
      (user) => user.wallets.delete(keyOf(address)),
    ),
  ({ id, address }) =>
    step(id, { type: 'dynamic.wallet.deleted', data: { userId: id, data: walletOf(address) } }, (user) =>
      user.wallets.delete(keyOf(address)),
    ),
  ({ id, other, address }) => ({
    type: 'dynamic.wallet.transferred',
    data: { userId: other, data: { ...walletOf(address), userId: id } },
    happen: (users) => {
      for (const user of [users.of(id), users.of(other)]) {
        alive(user, ({ wallets }) => wallets.delete(keyOf(address)));
      }
    },
  }),
  ({ id, address }) =>
    step(id, { type: 'dynamic.wallet.exported', data: { userId: id, data: walletOf(address) } }, (user, at) =>
      user.exported.set(keyOf(address), at),
    ),
  (choice) => ({
    type: 'dynamic.user.merged',
    data: { data: { user: wireUser(choice), mergedUserId: choice.other } },
    happen: (users) => {
      alive(users.of(choice.id), (user) => become(user, choice));
      if (choice.other !== choice.id) users.of(choice.other).deleted = true;
    },
  }),
  ({ id }) => ({
    type: 'dynamic.user.deleted',
    data: { userId: 'admin', data: { id } },
    happen: (users) => {
      users.of(id).deleted = true;
    },
  }),
];
