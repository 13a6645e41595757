import type { PlaceInLine } from './quarantine.ts';

/**
 * The keys of the quarantine table: created by `lib/`, used by `aws/`. All handlers share it, each under partitions of its own
 * that begin with its name.
 *
 * - Under `<handler>#`: the marker (`marker`: `groups`, `asked`, `succeededAt`, `succeededBy`) and the gates
 *   (`gate#<group>`: `events`, `openedAt`, `releasingUntil`), which are read together.
 * - Under `<handler>#<group>`: the events in line (`event#<sequence>`), the rest of those that do not fit one item
 *   (`part#<sequence>#<n>`), what is known of failed attempts (`trouble`), and what was dropped (`dropped#<sequence>`). The last
 *   two expire.
 */
export const QUARANTINE_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds. */
  expiresAt: 'expiresAt',
} as const;

/** The key of an item. */
export type QuarantineKey = Readonly<Record<'pk' | 'sk', string>>;

/** The keys of one handler. No group is empty, so that no other partition is that of its gates. */
export class QuarantineKeys {
  readonly #handler: string;

  constructor(handler: string) {
    this.#handler = handler;
  }

  /** Where the marker and the gates are. */
  get gates(): string {
    return `${this.#handler}#`;
  }

  get marker(): QuarantineKey {
    return { pk: this.gates, sk: 'marker' };
  }

  gate(groupId: string): QuarantineKey {
    return { pk: this.gates, sk: `gate#${groupId}` };
  }

  /** Where what is kept of a group is. */
  group(groupId: string): string {
    return `${this.#handler}#${groupId}`;
  }

  event({ groupId, sequence }: PlaceInLine): QuarantineKey {
    return { pk: this.group(groupId), sk: `event#${sequence}` };
  }

  part({ groupId, sequence }: PlaceInLine, part: number): QuarantineKey {
    return { pk: this.group(groupId), sk: `part#${sequence}#${part}` };
  }

  trouble(groupId: string): QuarantineKey {
    return { pk: this.group(groupId), sk: 'trouble' };
  }

  dropped({ groupId, sequence }: PlaceInLine): QuarantineKey {
    return { pk: this.group(groupId), sk: `dropped#${sequence}` };
  }
}
