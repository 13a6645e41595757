import type { Stage } from '../stage/stage.ts';

/** How many messages a queue holds in all, as SQS estimates it: those that wait, that are in hand, and that are delayed. */
export async function queuedIn({ services }: Pick<Stage, 'services'>, queueUrl: string): Promise<number> {
  const { waiting, inHand, delayed } = await (await services.queues()).counts(queueUrl);
  return waiting + inHand + delayed;
}
