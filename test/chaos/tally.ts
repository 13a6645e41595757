import type { Attempt, AttemptKind } from './sender.ts';

/** Counts attempts while they happen. */
export class Tally {
  readonly byKind = new Map<AttemptKind, number>();
  /** By status and the intake's word, such as `200 accepted`. Forged ones not among them. */
  readonly byAnswer = new Map<string, number>();
  readonly forged: Attempt[] = [];
  attempts = 0;

  add(kind: AttemptKind, attempt: Attempt): void {
    this.attempts += 1;
    increase(this.byKind, kind);
    if (kind === 'forged') this.forged.push(attempt);
    else increase(this.byAnswer, answerName(attempt));
  }
}

function answerName({ status, outcome }: Attempt): string {
  if (status === undefined) return 'no answer in time';
  return `${status} ${outcome ?? '(from the gateway: the intake died)'}`;
}

export function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
