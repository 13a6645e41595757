import type { Answer } from '../../ops/send/deliver.ts';

/** What was seen at every hop after a delivery was answered. */
export interface DeliveryFacts {
  readonly answer: Answer;
  readonly webAcl?: { readonly action: 'allow' | 'block'; readonly rule: string };
  readonly reachedIntake: boolean;
  readonly ledger: LedgerFact;
  /** Messages with the event that are on the topic in all. */
  readonly onTopic: number;
  /** Absent where the pipeline has no archive. */
  readonly archive?: ArchiveFact;
  readonly subscribers: Readonly<Record<string, SubscriberFact>>;
  /** The user's item in the directory, where the event is one that saves a user. */
  readonly directory?: DirectoryFact;
}

export interface LedgerFact {
  readonly state: 'absent' | 'claimed' | 'parked' | 'published' | 'unknown';
  /** Whether the delivery changed the entry. */
  readonly changed: boolean;
}

export interface ArchiveFact {
  /** How often the event is in it. */
  readonly copies: number;
}

export interface SubscriberFact {
  /** Messages with the event that its queue was given in all. */
  readonly messages: number;
  /** For a handler that was given any: whether it has done its work for each. */
  readonly handling?: 'applied' | 'failed' | 'waiting';
}

export interface DirectoryFact {
  /** Whether the item is as of this event. */
  readonly upToDate: boolean;
  readonly accounts: number;
  readonly wallets: number;
}
