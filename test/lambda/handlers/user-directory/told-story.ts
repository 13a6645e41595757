import { createHash } from 'node:crypto';
import type { Envelope } from '../../../../core/events/envelope.ts';

/**
 * A simple directory to compare the real one with: it is told what happened, in order and once, and never hears of stamps,
 * lists or merging. A user is what the steps left.
 */
export interface ToldUser {
  deleted: boolean;
  accounts: Map<string, { readonly type: string; readonly identifier: string }>;
  wallets: Map<string, { readonly address: string; readonly chain: string; readonly kind: string }>;
  mfa: Set<string>;
  exported: Map<string, string>;
  seen?: string;
  kyc?: string;
  created?: string;
}

/** Something that happens to a user: what the provider sends of it, and what is so afterwards. */
export interface Step {
  readonly type: string;
  readonly data: unknown;
  readonly subject?: string;
  /** `at`: the time that the event has, in the order in which the model goes through events. */
  happen(users: ToldUsers, at: string): void;
}

export class ToldUsers {
  readonly users = new Map<string, ToldUser>();

  of(id: string): ToldUser {
    const known = this.users.get(id);
    if (known !== undefined) return known;
    const user: ToldUser = {
      deleted: false,
      accounts: new Map(),
      wallets: new Map(),
      mfa: new Set(),
      exported: new Map(),
    };
    this.users.set(id, user);
    return user;
  }

  /** Every row that the look-up table must have. */
  lookUps(source: string): string[] {
    const rows = [...this.users].flatMap(([id, user]) =>
      user.deleted ? [] : keysOf(user).map((key) => `${key} ${source}#${id}`),
    );
    return [...new Set(rows)].sort();
  }
}

function keysOf({ accounts, wallets }: ToldUser): string[] {
  const emails = [...accounts.values()].filter(({ type }) => type === 'email');
  return [
    ...[...wallets.values()].map(
      ({ address }) => `wallet#${address.startsWith('0x') ? address.toLowerCase() : address}`,
    ),
    ...emails.map(
      ({ identifier }) => `email#${createHash('sha256').update(identifier.toLowerCase()).digest('hex')}`,
    ),
  ];
}

/** The order in which events count: those without a time of the provider's first, then by time, then as they arrived. */
export function inOrder(events: readonly Envelope[]): Envelope[] {
  const digest = ({ id }: Envelope) => createHash('sha256').update(id).digest('base64url');
  const told = ({ timesource }: Envelope) => (timesource === undefined ? 1 : 0);
  const time = (event: Envelope) => (told(event) === 1 ? event.time : event.receivedtime);
  return [...events].sort(
    (a, b) =>
      told(a) - told(b) ||
      compare(time(a), time(b)) ||
      compare(a.receivedtime, b.receivedtime) ||
      compare(digest(a), digest(b)),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
