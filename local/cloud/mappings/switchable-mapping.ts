import type { MappingDescription } from '../resources/local-stack.ts';
import type { Mapping } from './start-mapping.ts';

/** Lambda's word for how a mapping is. */
export type MappingState = 'Enabled' | 'Disabling' | 'Disabled';

/** A mapping of the stack, which can be switched off and on again while the stack runs. */
export class SwitchableMapping {
  readonly description: MappingDescription;
  readonly #start: () => Mapping;
  #running: Mapping | undefined;
  #ending: Promise<void> | undefined;
  #changedAt: Date;

  /** Starts it at once, unless the template has it switched off. */
  constructor(description: MappingDescription, start: () => Mapping) {
    this.description = description;
    this.#start = start;
    this.#changedAt = new Date();
    if (description.isEnabled) this.#running = start();
  }

  get state(): MappingState {
    if (this.#ending !== undefined) return 'Disabling';
    return this.#running === undefined ? 'Disabled' : 'Enabled';
  }

  /** When it was last switched. */
  get changedAt(): Date {
    return this.#changedAt;
  }

  /** From now on it receives nothing. Batches under way are finished, and until then it is `Disabling`. */
  switchOff(): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#changedAt = new Date();
    this.#running = undefined;
    this.#ending = running.close().finally(() => {
      this.#ending = undefined;
    });
  }

  /** Receives again. It must not be about to stop. */
  switchOn(): void {
    if (this.#running !== undefined) return;
    this.#changedAt = new Date();
    this.#running = this.#start();
  }

  /** Stops for good, and resolves when the batches under way are done. */
  async close(): Promise<void> {
    this.switchOff();
    await this.#ending;
  }
}
