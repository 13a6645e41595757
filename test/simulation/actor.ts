export interface ActorOptions {
  readonly kind: 'intake' | 'drain';
  readonly startedAt: number;
  /** The ledger's key of the event that it delivers. */
  readonly key?: string;
  /** How likely each call is the last thing that it does. */
  readonly deathChance: number;
  readonly onDeath?: () => void;
}

/** One run of the intake or the drain: code that makes calls and may die at any of them. */
export class Actor {
  readonly kind: ActorOptions['kind'];
  readonly startedAt: number;
  readonly key: string | undefined;
  readonly deathChance: number;
  /** The claim failed or was not made: it goes on without knowing what the ledger knows. */
  couldNotAsk = false;
  /** It had to know what is parked before its event and could not read it. */
  couldNotReadLine = false;
  /** It had to queue up behind a parked event and could not. */
  couldNotPark = false;
  #isDead = false;
  readonly #onDeath: (() => void) | undefined;

  constructor({ kind, startedAt, key, deathChance, onDeath }: ActorOptions) {
    this.kind = kind;
    this.startedAt = startedAt;
    this.key = key;
    this.deathChance = deathChance;
    this.#onDeath = onDeath;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#onDeath?.();
  }
}
