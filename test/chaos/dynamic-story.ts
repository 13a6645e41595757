import type { DirectoryUser } from './chaos-event.ts';
import {
  type Chapter,
  hex,
  jsonText,
  metadata,
  type StoryOptions,
  type UserStory,
  uuid,
} from './user-story.ts';

interface Credential {
  /** As Dynamic sends it. */
  readonly sent: Readonly<Record<string, string>>;
  readonly account?: { readonly type: string; readonly identifier: string };
  readonly wallet?: { readonly address: string; readonly chain: string; readonly kind: string };
}

/** A user at Dynamic. `user.*` events carry the whole user, `wallet.*` events a wallet. */
export class DynamicStory implements UserStory {
  readonly userId: string;
  readonly #options: StoryOptions;
  readonly #environmentId: string;
  readonly #webhookId: string;
  #credentials: Credential[];
  /** Wallets of events that say nothing else. The next event with the whole user does not list them. */
  #sinceListed: Required<Credential>['wallet'][] = [];
  #changes = 0;
  #deleted = false;
  #isNew = true;

  constructor(options: StoryOptions) {
    const { random } = options;
    this.#options = options;
    this.userId = uuid(random);
    this.#environmentId = uuid(random);
    this.#webhookId = uuid(random);
    this.#credentials = [this.#email()];
  }

  next(at: Date, isEnd: boolean): Chapter {
    const { random } = this.#options;
    if (isEnd) {
      this.#deleted = true;
      const data = { id: this.userId, deletedById: this.userId, deletedAt: at.toISOString(), email: null };
      return { says: 'deletion', ...this.#message('user.deleted', at, data) };
    }
    if (!this.#isNew && random.chance(0.3)) return { says: 'change', ...this.#aboutWallet(at) };
    const name = this.#isNew ? 'user.created' : 'user.updated';
    if (!this.#isNew) this.#change();
    this.#isNew = false;
    this.#sinceListed = [];
    return { says: 'snapshot', ...this.#message(name, at, this.#user()) };
  }

  item(): DirectoryUser {
    const { userId } = this;
    if (this.#deleted) return { userId, deleted: true };
    return {
      userId,
      deleted: false,
      createdAt: this.#options.createdAt.toISOString(),
      accounts: this.#credentials.flatMap(({ account }) => account ?? []),
      wallets: [...this.#credentials.flatMap(({ wallet }) => wallet ?? []), ...this.#sinceListed],
    };
  }

  #change(): void {
    const { random } = this.#options;
    if (this.#credentials.length > 2 && random.chance(0.3)) this.#credentials.pop();
    else this.#credentials.push(random.chance(0.5) ? this.#wallet() : this.#phone());
  }

  #user(): Record<string, unknown> {
    const { random, marks, createdAt } = this.#options;
    return {
      id: this.userId,
      projectEnvironmentId: this.#environmentId,
      firstVisit: createdAt.toISOString(),
      firstName: `Zoë ${marks.text}`,
      verifiedCredentials: this.#credentials.map(({ sent }) => sent),
      metadata: metadata(marks, random),
    };
  }

  #aboutWallet(at: Date): Omit<Chapter, 'says'> {
    const { random, marks } = this.#options;
    const publicKey = `0x${hex(40, random)}`;
    const data = { id: uuid(random), userId: this.userId, chain: 'EVM', name: marks.text, publicKey };
    const name = random.pick(['wallet.created', 'wallet.linked']);
    const kind = name === 'wallet.created' ? 'embedded' : 'external';
    this.#sinceListed.push({ address: publicKey, chain: 'EVM', kind });
    return this.#message(name, at, data);
  }

  #message(eventName: string, at: Date, data: object): Omit<Chapter, 'says'> {
    const { random } = this.#options;
    const eventId = uuid(random);
    const message = {
      messageId: uuid(random),
      eventId,
      eventName,
      timestamp: at.toISOString(),
      webhookId: this.#webhookId,
      userId: this.userId,
      environmentId: this.#environmentId,
      environmentName: 'sandbox',
      data,
    };
    const id = `${eventId}:${eventName}`;
    return { id, type: `dynamic.${eventName}`, payload: jsonText(message, random) };
  }

  #email(): Credential {
    const email = `${this.#options.marks.text}.${this.#nextChange()}@example.test`;
    return this.#credential({ format: 'email', email }, { account: { type: 'email', identifier: email } });
  }

  #phone(): Credential {
    const phoneNumber = `+${this.#options.marks.digits}${this.#nextChange()}`;
    const account = { type: 'phoneNumber', identifier: phoneNumber };
    return this.#credential({ format: 'phoneNumber', phoneNumber }, { account });
  }

  #wallet(): Credential {
    const address = `0x${hex(40, this.#options.random)}`;
    const sent = { format: 'blockchain', chain: 'EVM', address, walletProvider: 'embeddedWallet' };
    return this.#credential(sent, { wallet: { address, chain: 'EVM', kind: 'embedded' } });
  }

  #credential(sent: Record<string, string>, kept: Omit<Credential, 'sent'>): Credential {
    return { sent: { id: uuid(this.#options.random), ...sent }, ...kept };
  }

  #nextChange(): number {
    this.#changes += 1;
    return this.#changes;
  }
}
