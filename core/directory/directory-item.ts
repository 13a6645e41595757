import type { Stamp } from './stamp.ts';

/** What `format` is in items that have stamps. */
export const DIRECTORY_FORMAT = 2;

/**
 * A user as the table `users` of the handler user-directory has them. What an event said later than the provider's last list
 * of everything carries its own stamp in `said`; what has none is from that list, whose stamp is `listed`.
 */
export type DirectoryItem = {
  /** `<source>#<user id>`. */
  readonly pk: string;
  readonly provider: string;
  readonly source: string;
  readonly environment: string;
  readonly userId: string;
  readonly deleted: false;
  /** Absent from items of earlier versions, which have no stamps and no rows in the look-up table. */
  readonly format?: number;
  /** The newest event that said something: when it happened or, where the provider does not tell, arrived; and its id. */
  readonly lastEventTime?: string;
  readonly lastReceivedTime?: string;
  readonly lastEventId: string;
  readonly lastSaid?: Stamp;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly lastSeen?: Stamp;
  readonly accounts: readonly AccountRow[];
  readonly wallets: readonly WalletRow[];
  readonly listed?: Stamp;
  /** `<stamp> <hash>` of accounts and wallets that were taken away later than `listed`. */
  readonly gone?: readonly string[];
  /** `<stamp> <type>`: every account of the type said before was taken away. */
  readonly goneTypes?: readonly string[];
  readonly mfa?: MfaRow;
  readonly kyc?: SaidTextRow;
  /** What is known of wallets that the user does not have, or not yet, by their hash. */
  readonly otherWallets?: readonly (WalletFactsRow & { readonly hash: string })[];
};

/** What is left of a user who is gone. */
export type DeletedItem = Pick<
  DirectoryItem,
  | 'pk'
  | 'provider'
  | 'source'
  | 'environment'
  | 'userId'
  | 'lastEventTime'
  | 'lastReceivedTime'
  | 'lastEventId'
  | 'lastSaid'
> & { readonly deleted: true };

export type AccountRow = {
  readonly type: string;
  readonly identifier?: string;
  readonly said?: Stamp;
};

export type WalletRow = WalletFactsRow & {
  readonly address: string;
  readonly chain?: string;
  readonly kind: 'embedded' | 'external' | 'smart';
  readonly said?: Stamp;
};

/** What happened to a wallet, whoever has it now. */
export type WalletFactsRow = {
  /** Its key or seed phrase was last taken out. */
  readonly exported?: Stamp;
  /** It was last recovered on another device. */
  readonly recovered?: Stamp;
  /** How it can be recovered. */
  readonly recovery?: SaidTextRow;
};

export type SaidTextRow = { readonly text: string; readonly said: Stamp };

/** The second factors of a user. */
export type MfaRow = {
  readonly methods: readonly { readonly type: string; readonly said?: Stamp }[];
  readonly listed?: Stamp;
  readonly gone?: readonly string[];
};
