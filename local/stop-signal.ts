const PARENT_CHECK_MILLISECONDS = 500;
/** Of one Ctrl-C a process that npm started hears twice: from the terminal, and from npm, which passes it on. */
const ONE_REQUEST_MILLISECONDS = 1_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves at the first request to stop, or when whoever started this is gone, such as npm. The second request ends the
 * process at once, as it does by default.
 */
export function stopSignal(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const check = () => process.ppid !== parent && resolve();
    setInterval(check, PARENT_CHECK_MILLISECONDS).unref();
    const stop = () => {
      resolve();
      setTimeout(listenNoMore, ONE_REQUEST_MILLISECONDS).unref();
    };
    const listenNoMore = () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
