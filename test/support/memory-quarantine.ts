import type { Failure } from '../../core/quarantine/failure.ts';
import type {
  Gate,
  KeptEvent,
  Look,
  NewGate,
  OpenOutcome,
  PlaceInLine,
  Quarantine,
  QuarantineLines,
  Success,
  Trouble,
} from '../../core/quarantine/quarantine.ts';
import type { Effect } from './ledger-rules.ts';
import * as rules from './quarantine-rules.ts';

/** The rules of the quarantine behind its ports, in memory. */
export class MemoryQuarantine implements Quarantine, QuarantineLines {
  state: rules.QuarantineState = rules.NOBODY;

  async look(): Promise<Look> {
    return rules.look(this.state);
  }

  async open(event: KeptEvent, gate: NewGate): Promise<OpenOutcome> {
    return this.#take(rules.open(this.state, event, gate));
  }

  async join(event: KeptEvent, gate: Gate): Promise<'joined' | 'changed'> {
    return this.#take(rules.join(this.state, event, gate));
  }

  async leave(groupId: string): Promise<'left' | 'changed'> {
    return this.#take(rules.leave(this.state, groupId));
  }

  async trouble(groupId: string): Promise<Trouble | undefined> {
    return this.state.troubles.get(groupId);
  }

  async noteTrouble(groupId: string, trouble: Trouble): Promise<void> {
    this.state = rules.noteTrouble(this.state, groupId, trouble);
  }

  async ask(at: Date): Promise<void> {
    this.state = rules.ask(this.state, at);
  }

  async answer(success: Success, asked: Date): Promise<void> {
    this.state = rules.answer(this.state, success, asked);
  }

  async line(groupId: string, atMost: number): Promise<readonly KeptEvent[]> {
    return rules.line(this.state, groupId, atMost);
  }

  async lease(
    groupId: string,
    lease: { readonly at: Date; readonly until: Date },
  ): Promise<'leased' | 'busy' | 'gone'> {
    return this.#take(rules.lease(this.state, groupId, lease));
  }

  async unlease(groupId: string): Promise<void> {
    this.state = rules.unlease(this.state, groupId);
  }

  async remove(place: PlaceInLine): Promise<'removed' | 'gone'> {
    return this.#take(rules.remove(this.state, place));
  }

  async drop(place: PlaceInLine, dropped: { readonly at: Date; readonly reason: string }) {
    return this.#take(rules.drop(this.state, place, dropped));
  }

  async noteFailure(place: PlaceInLine, failure: Failure): Promise<void> {
    this.state = rules.noteFailure(this.state, place, failure);
  }

  async removeNotes(groupId: string): Promise<number> {
    const dropped = this.state.dropped.filter(({ event }) => event.groupId !== groupId);
    const troubles = new Map([...this.state.troubles].filter(([group]) => group !== groupId));
    const removed = this.state.dropped.length - dropped.length + this.state.troubles.size - troubles.size;
    this.state = { ...this.state, dropped, troubles };
    return removed;
  }

  #take<Answer>({ answer, state }: Effect<rules.QuarantineState, Answer>): Answer {
    this.state = state;
    return answer;
  }
}
