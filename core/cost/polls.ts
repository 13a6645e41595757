/** What Lambda asks a queue with, each for itself. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
export const POLLERS = 5;
/** How long a poller waits for messages. */
export const POLL_SECONDS = 20;

/** Polls a second of a queue in which nothing is. */
const IDLE_POLLS = POLLERS / POLL_SECONDS;

/**
 * How many polls a batch takes on top of those that an empty queue is asked with anyway, from a half to one. A poller that is given something
 * ends its wait early and begins another: where batches come at random, each at one of the pollers, a wait lasts until the next
 * of its own or the end, and there are `rate / (1 - exp(-rate / idle polls))` of them.
 */
export function pollsBeyondIdle(batchesPerSecond: number): number {
  if (batchesPerSecond === 0) return 1 / 2;
  const polls = batchesPerSecond / -Math.expm1(-batchesPerSecond / IDLE_POLLS);
  return (polls - IDLE_POLLS) / batchesPerSecond;
}
