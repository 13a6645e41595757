/** Names of the outputs that say what to do after a deployment, in order. */
const STEP = /^Step(\d+)/;

/** What the stack says is to be done now, in order, from what `cdk deploy --outputs-file` wrote: outputs by stack and name. */
export function nextSteps(
  outputs: Readonly<Record<string, Readonly<Record<string, string>>>>,
  stack: string,
): readonly string[] {
  return Object.entries(outputs[stack] ?? {})
    .flatMap(([name, value]) => {
      const step = STEP.exec(name)?.[1];
      return step === undefined ? [] : [{ step: Number(step), value }];
    })
    .sort((one, other) => one.step - other.step)
    .map(({ step, value }) => `${step}. ${value}`);
}
