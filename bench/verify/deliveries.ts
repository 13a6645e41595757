import { dynamic } from '../../core/providers/dynamic/index.ts';
import { privy } from '../../core/providers/privy/index.ts';
import type { Provider, RawRequest } from '../../core/providers/provider.ts';

/** The two ways in which deliveries are signed. */
export const SIGNED_BY = { privy, dynamic } as const satisfies Record<string, Provider>;

export type SignedBy = keyof typeof SIGNED_BY;

/** A delivery in each of the forms that somebody wants it in. */
export interface SignedDelivery {
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly request: RawRequest;
}

/** A delivery with a body of exactly so many bytes, signed now, or with a signature that is another body's. */
export function signedDelivery(by: SignedBy, bytes: number, isGood: boolean): SignedDelivery {
  const provider: Provider = SIGNED_BY[by];
  const secret = provider.makeSecret(Buffer.alloc(24, 7));
  const body = signedBody(bytes);
  const signed = isGood ? body : Buffer.from(body).fill('y', bytes - 1);
  const headers = provider.sign(signed, { secret, id: 'msg_2b6n0fzVU5Aqf8ZC5cuGQG4Iq1p', at: new Date() });
  const values = Object.entries(headers).map(([name, value]) => [name, [value]] as const);
  return { secret, headers, body, request: { headers: new Map(values), body } };
}

/** A body of exactly so many bytes, as the catalogue wants it: a user with as many linked accounts as fit. */
export function signedBody(bytes: number): Buffer {
  const user = (accounts: number, name: string) =>
    JSON.stringify({
      type: 'user.linked_account',
      account: { ...ACCOUNT, name },
      user: {
        id: 'did:privy:cm3np4u9j001rc8b73seqmqqk',
        created_at: 1731974895,
        has_accepted_terms: false,
        is_guest: false,
        linked_accounts: Array(accounts).fill(ACCOUNT),
        mfa_methods: [],
      },
    });
  const [none, one] = [user(0, '').length, user(1, '').length];
  const accounts = Math.max(0, Math.floor((bytes - none) / (one - none + 1)));
  return Buffer.from(user(accounts, 'x'.repeat(bytes - user(accounts, '').length)));
}

const ACCOUNT = {
  type: 'google_oauth',
  subject: '100000000000000000001',
  email: 'zoe@example.test',
  name: 'Zoe',
  verified_at: 1731974895,
  first_verified_at: 1731974895,
  latest_verified_at: 1731974895,
} as const;
