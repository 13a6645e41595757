/**
 * The services of a stage, each connected when it is first asked for: a command that needs one loads no other. A part of
 * `ops/` that needs a service adds it here, its adapter in `aws/operator/`.
 */
export interface StageServices {
  readonly functions: () => Promise<Functions>;
}

/** Lambda. */
export interface Functions {
  /** What the function answers. Throws an `OpsError` where it fails. */
  invoke(functionName: string, request: unknown): Promise<unknown>;
}
