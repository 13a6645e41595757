import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';

/**
 * Has a Lambda function run with an event, and does not wait for the run. The client is loaded with the first call:
 * hardly any sandbox ever makes one, and none should start later for it.
 */
export async function startRun(functionName: string, event: unknown): Promise<void> {
  await inTime(CALL_BUDGETS.startRun, async (options) => {
    const { invokeLater } = await import('./invoke-later.ts');
    await invokeLater({ functionName, event }, options);
  });
}
