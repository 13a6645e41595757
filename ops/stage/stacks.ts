/** CloudFormation's stacks. */
export interface Stacks {
  /** How a stack is. */
  stack(name: string): Promise<StackState>;
  /** What is in the stack, by the ids that the services know it by: a queue by its URL, a secret by its ARN, else a name. */
  physicalIds(name: string): Promise<readonly string[]>;
}

/** How a stack is, and how it was when somebody had CloudFormation compare it with its template. */
export interface StackState {
  /** CloudFormation's word: `CREATE_COMPLETE`, `UPDATE_ROLLBACK_FAILED`. */
  readonly status: string;
  /** Its word for the last comparison: `IN_SYNC`, `DRIFTED`, or `NOT_CHECKED` where there was none. */
  readonly drift: string;
  readonly driftCheckedAt?: Date;
}
