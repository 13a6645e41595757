import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeValue } from '../../aws/attribute-value.ts';
import type { Condition } from '../../core/inbox/condition.ts';
import { compareDecimals, decimalOf } from './decimal.ts';
import type { StoredItem } from './item-size.ts';
import { RefusedWriteError } from './refused-write.ts';

/** Whether a condition is true of what is stored, which is empty where there is no item. */
export function conditionHolds(condition: Condition, stored: StoredItem): boolean {
  if (condition.kind === 'any') return condition.of.some((part) => conditionHolds(part, stored));
  if (condition.kind === 'all') return condition.of.every((part) => conditionHolds(part, stored));
  const value = stored[condition.attribute];
  if (condition.kind === 'absent') return value === undefined;
  const wanted = attributeValue(condition.value);
  if (condition.is === '=') return value !== undefined && isSame(value, wanted);
  if (condition.is === '<>') return value === undefined || !isSame(value, wanted);
  const order = value === undefined ? undefined : compare(value, wanted);
  return order !== undefined && (condition.is === '<' ? order < 0 : order <= 0);
}

/** Throws for a list of conditions without any. */
export function checkCondition(condition: Condition): void {
  if (condition.kind !== 'any' && condition.kind !== 'all') return;
  if (condition.of.length === 0) {
    const name = `${condition.kind}Of`;
    throw new RefusedWriteError(`a condition is ${name}() of nothing`, 'at least one condition in it');
  }
  condition.of.forEach(checkCondition);
}

function isSame(one: AttributeValue, other: AttributeValue): boolean {
  return isDeepStrictEqual(one, other) || compare(one, other) === 0;
}

/** Numbers by their value, texts by their bytes. Undefined where there is no order. */
function compare(one: AttributeValue, other: AttributeValue): number | undefined {
  if (one.N !== undefined && other.N !== undefined)
    return compareDecimals(decimalOf(one.N), decimalOf(other.N));
  if (one.S !== undefined && other.S !== undefined)
    return Buffer.compare(Buffer.from(one.S), Buffer.from(other.S));
  return undefined;
}
