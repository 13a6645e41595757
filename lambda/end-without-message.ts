import { isHeard } from './function-reports.ts';
import { stackFrames } from './stack-frames.ts';
import { errorFacts, type Telemetry } from './telemetry.ts';

/**
 * Ends the function where an error reaches nobody, such as that of a promise which nobody awaits, as Lambda's runtime would. The
 * runtime logs the error's message, which may quote the payload; this logs what may be logged and ends before it.
 *
 * On a laptop the runtime goes first: it tells the person at the keyboard what happened.
 */
export function endWithoutMessage({ logger }: Telemetry): void {
  if (isHeard()) return;
  const end = (error: unknown) => {
    logger.error('uncaught', { fault: { ...errorFacts(error), frames: stackFrames(error) } });
    process.exit(1);
  };
  process.prependListener('uncaughtException', end);
  process.prependListener('unhandledRejection', end);
}
