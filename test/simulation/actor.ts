export interface ActorOptions {
  readonly kind: 'intake' | 'drain';
  readonly startedAt: number;
  /** How likely each call is the last thing that it does. */
  readonly deathChance: number;
  readonly onDeath?: () => void;
}

/** One run of the intake or the drain: code that makes calls and may die at any of them. */
export class Actor {
  readonly kind: ActorOptions['kind'];
  readonly startedAt: number;
  readonly deathChance: number;
  /** The claim failed: it goes on without knowing what the ledger knows. */
  couldNotAsk = false;
  /** It had to queue up behind a parked event and could not. */
  couldNotPark = false;
  /** When its claim looked for parked events. */
  askedAt: number | undefined;
  #isDead = false;
  readonly #onDeath: (() => void) | undefined;

  constructor({ kind, startedAt, deathChance, onDeath }: ActorOptions) {
    this.kind = kind;
    this.startedAt = startedAt;
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
