import type { SourceName } from '../../events/source-name.ts';
import type { ParkedLines } from '../../parked/parked-lines.ts';
import type { RefusedEvents } from '../../parked/refused-events.ts';
import type { Quarantine, QuarantineLines } from '../../quarantine/quarantine.ts';
import type { CompactionPorts } from '../compaction/compaction-ports.ts';
import type { ReplayQueue } from '../replay/replay-ports.ts';

/** What a person is forgotten with. */
export interface ForgetPorts extends CompactionPorts {
  readonly handlers: readonly ForgettingHandler[];
  readonly inbox: InboxRemoval;
  readonly parked: Pick<ParkedLines, 'head'>;
  readonly refused: Pick<RefusedEvents, 'list' | 'drop'>;
  /** @default the stage has no directory */
  readonly directory?: DirectoryErasure | undefined;
  /** So long after its receipt an event may be on its way to the queues, and from its queue into the archive. */
  readonly settleMilliseconds: number;
  /** Resolves at that time, or at once if it is over. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** A handler, its queue and its quarantine. */
export interface ForgettingHandler {
  readonly name: string;
  readonly hasInbox: boolean;
  readonly queue: Pick<ReplayQueue, 'send'>;
  readonly lines: ForgettingLines;
}

/** The quarantine of a handler, as far as a person is taken out of it. */
export interface ForgettingLines
  extends Pick<Quarantine, 'look' | 'open' | 'join' | 'leave'>,
    Pick<QuarantineLines, 'line' | 'remove'> {
  /** Takes away what is kept of a group beside its line: what was dropped, and of failed attempts. Tells how much that was. */
  removeNotes(groupId: string): Promise<number>;
}

/** The inbox, for who takes entries away. */
export interface InboxRemoval {
  /** Entries that are not there are no trouble. */
  remove(keys: readonly string[]): Promise<void>;
}

/** The user directory. */
export interface DirectoryErasure {
  /** Leaves the id, with the word that the user is gone. */
  erase(user: { readonly source: SourceName; readonly userId: string; readonly at: Date }): Promise<void>;
}
