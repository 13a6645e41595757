/** What hands a queue's messages to a function: Lambda's event source mappings. */
export interface Mappings {
  /** Those of a function. */
  of(functionName: string): Promise<readonly MappingState[]>;
  /** Switches one on or off, which Lambda does after it answered. What was begun is finished. */
  switch(id: string, isOn: boolean): Promise<MappingState>;
}

/** A mapping, and how it is. */
export interface MappingState {
  readonly id: string;
  /** Lambda's word: `Enabled`, `Disabling`, `Disabled`, `Enabling`, `Creating`, `Updating`, `Deleting`. */
  readonly state: string;
}
