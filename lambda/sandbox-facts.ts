const BYTES_OF_MEGABYTE = 1_048_576;

/** What a line tells of the sandbox that wrote it, since Lambda writes no report of an invocation that succeeds. */
export interface SandboxFacts {
  /** Only in the first line. */
  readonly coldStart?: true;
  /** From the start of the process until it could take its first invocation, in milliseconds. Only in the first line. */
  readonly initMilliseconds?: number;
  /** What the process has of the function's memory at that moment. */
  readonly memoryUsedMegabytes: number;
}

/** Is made once, last in what a sandbox does before its first invocation, and called for each line. */
export function sandboxFacts(
  initMilliseconds = performance.now(),
  usedBytes = () => process.memoryUsage.rss(),
): () => SandboxFacts {
  let isFirst = true;
  return () => {
    const start = isFirst
      ? ({ coldStart: true, initMilliseconds: Math.round(initMilliseconds) } as const)
      : {};
    isFirst = false;
    return { ...start, memoryUsedMegabytes: Math.round(usedBytes() / BYTES_OF_MEGABYTE) };
  };
}
