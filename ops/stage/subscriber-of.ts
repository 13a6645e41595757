import { nearest } from '../../core/events/nearest.ts';
import type { DescribedFunction, DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from './stage.ts';

/** A subscriber of the stage by its name. Throws an `OpsError` with the nearest names where there is none. */
export function subscriberOf({ description }: Pick<Stage, 'description'>, name: string): DescribedSubscriber {
  const { subscribers } = description;
  const found = Object.hasOwn(subscribers, name) ? subscribers[name] : undefined;
  if (found !== undefined) return found;
  const alike = nearest(name, Object.keys(subscribers)).join(', ');
  throw new OpsError('misused', `no subscriber "${name}"; nearest: ${alike}`);
}

/** A handler or an https destination, which has a function and with it a quarantine. Throws an `OpsError` for a consumer. */
export function handlerOf(
  stage: Pick<Stage, 'description'>,
  name: string,
): DescribedSubscriber & DescribedFunction {
  const subscriber = subscriberOf(stage, name);
  if (isHandler(subscriber)) return subscriber;
  const allowed = Object.keys(handlersOf(stage)).join(', ');
  throw new OpsError(
    'misused',
    `"${name}" is a consumer, whose own service handles its events; allowed: ${allowed}`,
  );
}

/** Those of the stage's subscribers that have a function. */
export function handlersOf({
  description,
}: Pick<Stage, 'description'>): Readonly<Record<string, DescribedSubscriber & DescribedFunction>> {
  const found = Object.entries(description.subscribers).flatMap(([name, subscriber]) =>
    isHandler(subscriber) ? [[name, subscriber] as const] : [],
  );
  return Object.fromEntries(found);
}

function isHandler(subscriber: DescribedSubscriber): subscriber is DescribedSubscriber & DescribedFunction {
  return subscriber.functionName !== undefined && subscriber.logGroup !== undefined;
}
