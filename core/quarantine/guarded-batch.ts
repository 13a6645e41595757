import type { ComesAgain } from '../handling/process-batch.ts';
import { type ReceivedRecord, type RetryOptions, retryDelay } from '../handling/retry-schedule.ts';
import { type Failure, FUNCTION_DIED } from './failure.ts';
import { type FailedAttempt, type NextStep, nextStep, openQuestion } from './give-up.ts';
import type { LookWatch } from './look-watch.ts';
import type { KeptEvent, Look, Quarantine, Trouble } from './quarantine.ts';
import { type Standing, standInLine } from './stand-in-line.ts';
import { isSuspect, type SortedBatch, sortBatch, wasTriedAlone } from './suspects.ts';
import { failuresOf, noteOfFailure, noteOfSurvival, noteOfTrial } from './trouble-notes.ts';

/** A message as the quarantine keeps it. */
export interface KeptMessage extends ReceivedRecord {
  readonly sequence: string;
  readonly body: string;
}

/** What guards the batches of one sandbox. */
export interface GuardOptions {
  readonly quarantine: Quarantine;
  readonly watch: LookWatch;
  readonly now: () => Date;
  readonly retry: RetryOptions;
}

/** What is done about a failed attempt. `full`: it is given up on, but so many users are in quarantine that it is tried on. */
export interface Settled {
  readonly step: NextStep | 'full';
  /** How often the event has failed. */
  readonly attempts: number;
  readonly comesAgain: ComesAgain;
}

/** So many users may be in quarantine: where there are more, it is the handler. */
export const FUSE = 100;

/**
 * The event that opened a gate comes again after this time, and is acknowledged then: meanwhile SQS holds back the later
 * events of its user, until no sandbox goes by a look from before.
 */
const OPENED: ComesAgain = { seconds: 2, alone: false };

/** The quarantine's part in handling one batch. */
export class GuardedBatch<Message extends KeptMessage> {
  readonly #options: GuardOptions;
  readonly #groups: ReadonlyMap<string, readonly Message[]>;
  readonly #troubles: Map<string, Trouble>;
  readonly #gates: Look['gates'];
  #isAnswering = false;

  constructor(
    options: GuardOptions,
    groups: ReadonlyMap<string, readonly Message[]>,
    { troubles, gates }: { readonly troubles: Map<string, Trouble>; readonly gates: Look['gates'] },
  ) {
    this.#options = options;
    this.#groups = groups;
    this.#troubles = troubles;
    this.#gates = gates;
  }

  /** Looks up what is known of the groups that were received before; a batch without one costs no call beside the look. */
  static async of<Message extends KeptMessage>(
    messages: readonly Message[],
    options: GuardOptions,
  ): Promise<GuardedBatch<Message>> {
    const { gates } = await options.watch.look();
    const groups = Map.groupBy(messages, ({ groupId }) => groupId);
    const again = [...groups].filter(
      ([groupId, group]) => !gates.has(groupId) && group.some(({ receiveCount }) => receiveCount > 1),
    );
    const found = await Promise.all(
      again.map(async ([groupId]) => [groupId, await options.quarantine.trouble(groupId)] as const),
    );
    const troubles = found.flatMap(([groupId, trouble]) => (trouble ? [[groupId, trouble] as const] : []));
    return new GuardedBatch(options, groups, { troubles: new Map(troubles), gates });
  }

  /** The batch in its parts: what may have taken the function down is tried alone. In quarantine nothing is tried. */
  sorted(): SortedBatch<Message> {
    const isSuspected = (message: Message) =>
      !this.#gates.has(message.groupId) && isSuspect(message, this.#troubles.get(message.groupId));
    return sortBatch([...this.#groups.values()].flat(), isSuspected);
  }

  /** Puts the message in line if its user is in quarantine. */
  async standing(message: Message): Promise<Standing> {
    return await standInLine(this.#kept(message), this.#options);
  }

  /** Gives up on a message that took the function down when it was tried alone. Undefined where it is to be tried. */
  async beforeTrial(message: Message): Promise<Settled | undefined> {
    const before = this.#troubles.get(message.groupId);
    if (!wasTriedAlone(message.messageId, before)) return undefined;
    const settled = await this.#settle(message, { code: FUNCTION_DIED, permanent: true }, before?.aloneSince);
    return settled.step === 'give-up' ? settled : undefined;
  }

  /** Asks whether the handler succeeds for others, and notes that a message is about to be tried alone. */
  async noteTrial(message: Message): Promise<void> {
    // First: a note without the trial that it announces would make a message that was never tried look deadly.
    await this.#ask();
    const { groupId } = message;
    await this.#note(
      groupId,
      noteOfTrial(this.#from(message), this.#options.now(), this.#troubles.get(groupId)),
    );
  }

  /** Notes that a message was handled that may have taken the function down. */
  async noteSurvival(message: Message): Promise<void> {
    const { groupId } = message;
    await this.#note(groupId, noteOfSurvival(message, this.#options.now(), this.#troubles.get(groupId)));
  }

  /** Decides what becomes of a message that failed. */
  async failed(message: Message, failure: Failure): Promise<Settled> {
    const { failedAt } = failuresOf(message.messageId, this.#troubles.get(message.groupId));
    return await this.#settle(message, failure, failedAt);
  }

  /** Notes that a message was handled: somebody may be waiting to hear that the handler succeeds. */
  async succeeded({ groupId }: Message): Promise<void> {
    const { quarantine, watch, now } = this.#options;
    const asked = openQuestion(await watch.look());
    if (asked === undefined || this.#isAnswering) return;
    this.#isAnswering = true;
    await quarantine.answer({ groupId, at: now() }, asked);
    await watch.read();
  }

  async #settle(message: Message, failure: Failure, previousAt: Date | undefined): Promise<Settled> {
    const { quarantine, watch, now, retry } = this.#options;
    const { groupId } = message;
    const before = this.#troubles.get(groupId);
    const attempts = failuresOf(message.messageId, before).attempts + 1;
    const failed: FailedAttempt = { groupId, failure, attempts, previousAt };
    const at = now();
    const look = attempts > 1 ? await watch.read() : await watch.look();
    const step = nextStep(failed, look, retry.schedule.length);
    if (step === 'give-up') {
      const event = { ...this.#kept(message), attempts, failure };
      const opened = await quarantine.open(event, { at: now(), fuse: FUSE });
      if (opened !== 'full') return { step, attempts, comesAgain: OPENED };
    }
    const note = noteOfFailure(this.#from(message), { attempts, at }, before);
    await this.#note(groupId, note);
    await this.#ask();
    const seconds = retryDelay(attempts, retry);
    return { step: step === 'give-up' ? 'full' : step, attempts, comesAgain: { seconds, alone: true } };
  }

  async #ask(): Promise<void> {
    const { quarantine, watch, now } = this.#options;
    if (openQuestion(await watch.read()) === undefined) await quarantine.ask(now());
  }

  async #note(groupId: string, trouble: Trouble): Promise<void> {
    await this.#options.quarantine.noteTrouble(groupId, trouble);
    this.#troubles.set(groupId, trouble);
  }

  /** The message and those of its group behind it. */
  #from(message: Message): [Message, ...Message[]] {
    const group = this.#groups.get(message.groupId) ?? [];
    return [message, ...group.slice(group.indexOf(message) + 1)];
  }

  #kept({ groupId, sequence, messageId, body }: Message): KeptEvent {
    return { groupId, sequence, messageId, body, keptAt: this.#options.now(), attempts: 0 };
  }
}
