import { freshSvixId } from '../../ops/send/fresh-svix-id.ts';
import type { DirectoryUser } from './chaos-event.ts';
import { type Chapter, hex, jsonText, metadata, type StoryOptions, type UserStory } from './user-story.ts';

interface Account {
  /** As Privy sends it. */
  readonly sent: Readonly<Record<string, string | number>>;
  /** As the directory keeps it. */
  readonly kept: { readonly type: string; readonly identifier: string };
}

/** A user at Privy, whose events carry the whole user each time. */
export class PrivyStory implements UserStory {
  readonly userId: string;
  readonly #options: StoryOptions;
  #accounts: Account[];
  #wallets: string[] = [];
  #changes = 0;
  #hasFactor = false;
  #deleted = false;
  #isNew = true;

  constructor(options: StoryOptions) {
    this.#options = options;
    this.userId = `did:privy:${hex(25, options.random)}`;
    this.#accounts = [this.#email()];
  }

  next(at: Date, isEnd: boolean): Chapter {
    const { random } = this.#options;
    const id = freshSvixId(at, Buffer.from(hex(30, random), 'hex'));
    if (isEnd) {
      this.#deleted = true;
      return { id, type: 'privy.user.deleted', says: 'deletion', payload: this.#snapshot('user.deleted') };
    }
    if (!this.#isNew && random.chance(0.2)) return { id, says: 'change', ...this.#aside() };
    const name = this.#isNew ? 'user.created' : this.#change();
    this.#isNew = false;
    return { id, type: `privy.${name}`, says: 'snapshot', payload: this.#snapshot(name) };
  }

  item(): DirectoryUser {
    const { userId } = this;
    if (this.#deleted) return { userId, deleted: true };
    return {
      userId,
      deleted: false,
      createdAt: this.#options.createdAt.toISOString(),
      accounts: this.#accounts.map(({ kept }) => kept),
      wallets: this.#wallets.map((address) => ({ address, chain: 'ethereum', kind: 'embedded' })),
      ...(this.#hasFactor && { mfaMethods: ['totp'] }),
    };
  }

  #change(): string {
    const { random } = this.#options;
    const changes = {
      'user.linked_account': () => this.#accounts.push(random.chance(0.5) ? this.#phone() : this.#google()),
      'user.updated_account': () => this.#accounts.splice(0, 1, this.#email()),
      'user.unlinked_account': () => this.#accounts.length > 1 && this.#accounts.pop(),
      'user.wallet_created': () => this.#wallets.push(`0x${hex(40, random)}`),
      'user.authenticated': () => undefined,
    };
    const [first = 'user.authenticated', ...others] = Object.keys(changes) as (keyof typeof changes)[];
    const name = random.pick([first, ...others]);
    changes[name]();
    return name;
  }

  /** An event that says what changed, and not what the user is now. */
  #aside(): Pick<Chapter, 'type' | 'payload'> {
    const { random, marks } = this.#options;
    const [type, fields] = random.pick([
      ['wallet.recovered', { wallet_id: hex(24, random), wallet_address: `0x${hex(40, random)}` }],
      ['mfa.enabled', { method: 'totp', note: marks.text }],
    ]);
    if (type === 'mfa.enabled') this.#hasFactor = true;
    return { type: `privy.${type}`, payload: jsonText({ type, user_id: this.userId, ...fields }, random) };
  }

  #snapshot(type: string): string {
    const { random, marks, createdAt } = this.#options;
    const wallet = { type: 'wallet', chain_type: 'ethereum', wallet_client: 'privy' };
    const user = {
      id: this.userId,
      created_at: Math.floor(createdAt.getTime() / 1000),
      linked_accounts: [
        ...this.#accounts.map(({ sent }) => sent),
        ...this.#wallets.map((address) => ({ ...wallet, connector_type: 'embedded', address })),
      ],
      custom_metadata: metadata(marks, random),
    };
    return jsonText({ type, user }, random);
  }

  #email(): Account {
    const address = `${this.#options.marks.text}.${this.#nextChange()}@example.test`;
    return { sent: { type: 'email', address }, kept: { type: 'email', identifier: address } };
  }

  #phone(): Account {
    const number = `+${this.#options.marks.digits}${this.#nextChange()}`;
    return { sent: { type: 'phone', number }, kept: { type: 'phone', identifier: number } };
  }

  #google(): Account {
    const { marks, random } = this.#options;
    const subject = hex(20, random);
    const email = `${marks.text}.${this.#nextChange()}@example.test`;
    const sent = { type: 'google_oauth', subject, email, name: `Zoë ${marks.text}` };
    return { sent, kept: { type: 'google_oauth', identifier: subject } };
  }

  #nextChange(): number {
    this.#changes += 1;
    return this.#changes;
  }
}
