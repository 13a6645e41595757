/** A call that a delivery made to a dependency: for the log. */
export interface DependencyCall {
  readonly name:
    | 'secrets'
    | 'claim'
    | 'flag'
    | 'line'
    | 'help'
    | 'publish'
    | 'mark'
    | 'park'
    | 'raise'
    | 'wake';
  readonly milliseconds: number;
  /** Set where the call failed. Only its name and code may be logged: messages may quote what was sent. */
  readonly fault?: { readonly error: unknown };
}

/** Where calls are written down, and the clock that times them. */
export interface CallLog {
  readonly calls: DependencyCall[];
  readonly now: () => Date;
}

/** Makes a call and writes it down; undefined where it failed. */
export async function recordCall<T>(
  name: DependencyCall['name'],
  { calls, now }: CallLog,
  action: () => Promise<T>,
): Promise<T | undefined> {
  const startedAt = now().getTime();
  const elapsed = () => now().getTime() - startedAt;
  try {
    const answer = await action();
    calls.push({ name, milliseconds: elapsed() });
    return answer;
  } catch (error) {
    calls.push({ name, milliseconds: elapsed(), fault: { error } });
    return undefined;
  }
}
