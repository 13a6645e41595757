const KILOBYTES_OF_MEGABYTE = 1_024;

/** What a line tells of the sandbox that wrote it, since Lambda writes no report of an invocation that succeeds. */
export interface SandboxFacts {
  /** Only in the first line. */
  readonly coldStart?: true;
  /** From the start of the process until it could take its first invocation, in milliseconds. Only in the first line. */
  readonly initMilliseconds?: number;
  /** The most of the function's memory that the process has had, as Lambda's own report says it. Only where it became more. */
  readonly memoryUsedMegabytes?: number;
}

/** Is made once, last in what a sandbox does before its first invocation, and called for each line. */
export function sandboxFacts(
  initMilliseconds = performance.now(),
  // What it has at the moment is a file that the kernel writes: fifty times as slow.
  mostKilobytes = () => process.resourceUsage().maxRSS,
): () => SandboxFacts {
  let isFirst = true;
  let known = 0;
  return () => {
    const start = isFirst
      ? ({ coldStart: true, initMilliseconds: Math.round(initMilliseconds) } as const)
      : {};
    isFirst = false;
    const megabytes = Math.round(mostKilobytes() / KILOBYTES_OF_MEGABYTE);
    if (megabytes <= known) return start;
    known = megabytes;
    return { ...start, memoryUsedMegabytes: megabytes };
  };
}
