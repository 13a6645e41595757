/** A function that answers what it is told to, in this order, with what it was asked. */
export interface ScriptedFunction {
  (event: unknown): Promise<unknown>;
  readonly asked: readonly unknown[];
}

/** Answers one after the other. Fails where more is asked. */
export function scriptedFunction(...answers: readonly unknown[]): ScriptedFunction {
  const asked: unknown[] = [];
  const run = async (event: unknown): Promise<unknown> => {
    asked.push(event);
    if (asked.length > answers.length) throw new Error(`asked once more: ${JSON.stringify(event)}`);
    return answers[asked.length - 1];
  };
  return Object.assign(run, { asked });
}
