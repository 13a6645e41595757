import { CANARY_SOURCE } from '../core/canary/canary-source.ts';
import type { DescribedFunction } from '../core/stage/stage-description.ts';
import { CANARY_ENVIRONMENT } from '../lambda/canary/environment.ts';
import type { ApiDescription } from './cloud/resources/api-description.ts';
import type { FunctionDescription } from './cloud/resources/local-stack.ts';
import { deliveryPath } from './delivery-path.ts';
import { describedFunctions } from './described-functions.ts';

/** The function that sends an event through the pipeline every five minutes; undefined where the stack has none. */
export function findCanary(functions: readonly FunctionDescription[]): DescribedFunction | undefined {
  const canary = functions.find(isCanary);
  return canary && describedFunctions(functions)(canary.name);
}

/** The functions as they are, but for the canary, which sends to the API of this machine. */
export function canarySendingTo(
  apiUrl: string,
  api: ApiDescription,
  functions: readonly FunctionDescription[],
): FunctionDescription[] {
  return functions.map((one) => {
    if (!isCanary(one)) return one;
    const url = apiUrl + deliveryPath(api, CANARY_SOURCE);
    return { ...one, environment: { ...one.environment, [CANARY_ENVIRONMENT.url]: url } };
  });
}

function isCanary({ environment }: FunctionDescription): boolean {
  return CANARY_ENVIRONMENT.url in environment;
}
