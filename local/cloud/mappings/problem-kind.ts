/** `invocation`: a function failed, which whoever listens to invocations hears too. */
export type ProblemKind = 'invocation' | 'other';
