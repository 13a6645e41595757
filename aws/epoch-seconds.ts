import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** A time as DynamoDB's time to live takes it. */
export function epochSeconds(at: Date): AttributeValue.NMember {
  return { N: String(Math.floor(at.getTime() / 1000)) };
}
