import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Condition } from '../core/inbox/condition.ts';
import type { ItemValue } from '../core/inbox/item.ts';
import type { DeleteWrite, PutWrite, UpdateWrite, Write } from '../core/inbox/write.ts';
import { attributeValue, attributeValues } from './attribute-value.ts';

/** One write as an item of a TransactWriteItems call. */
export function transactItem(write: Write): TransactWriteItem {
  if (write.kind === 'put') return { Put: putRequest(write) };
  if (write.kind === 'update') return { Update: update(write) };
  return { Delete: deletion(write) };
}

/** A put as an item of that call, or as a call of its own. */
export function putRequest(write: PutWrite) {
  const words = new Placeholders();
  const condition = conditionOf(write, words);
  return { TableName: write.table, Item: attributeValues(write.item), ...condition, ...words.attributes() };
}

function deletion(write: DeleteWrite) {
  const words = new Placeholders();
  const condition = conditionOf(write, words);
  return { TableName: write.table, Key: attributeValues(write.key), ...condition, ...words.attributes() };
}

function update(write: UpdateWrite) {
  const words = new Placeholders();
  const clauses = [
    clause(
      'SET',
      Object.entries(write.set ?? {}),
      ([name, value]) => `${words.name(name)} = ${words.value(value)}`,
    ),
    clause(
      'ADD',
      Object.entries(write.add ?? {}),
      ([name, value]) => `${words.name(name)} ${words.value(value)}`,
    ),
    clause('REMOVE', write.remove ?? [], (name) => words.name(name)),
  ];
  const condition = conditionOf(write, words);
  return {
    TableName: write.table,
    Key: attributeValues(write.key),
    UpdateExpression: clauses.filter((text) => text !== '').join(' '),
    ...condition,
    ...words.attributes(),
  };
}

function clause<T>(keyword: string, entries: readonly T[], part: (entry: T) => string): string {
  return entries.length === 0 ? '' : `${keyword} ${entries.map(part).join(', ')}`;
}

function conditionOf(write: Write, words: Placeholders): { ConditionExpression?: string } {
  return write.condition === undefined ? {} : { ConditionExpression: expression(write.condition, words) };
}

function expression(condition: Condition, words: Placeholders): string {
  if (condition.kind === 'absent') return `attribute_not_exists(${words.name(condition.attribute)})`;
  if (condition.kind === 'compared') {
    return `${words.name(condition.attribute)} ${condition.is} ${words.value(condition.value)}`;
  }
  const joint = condition.kind === 'any' ? ' OR ' : ' AND ';
  return `(${condition.of.map((part) => expression(part, words)).join(joint)})`;
}

/** Gives every name and value of an expression a placeholder, because hundreds of plain words are reserved. */
class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #values: AttributeValue[] = [];

  name(attribute: string): string {
    const known = this.#names.get(attribute);
    if (known !== undefined) return known;
    const placeholder = `#n${this.#names.size}`;
    this.#names.set(attribute, placeholder);
    return placeholder;
  }

  value(value: ItemValue): string {
    return `:v${this.#values.push(attributeValue(value)) - 1}`;
  }

  /** The two maps that go with the expression. DynamoDB refuses empty ones. */
  attributes() {
    const names = Object.fromEntries([...this.#names].map(([name, placeholder]) => [placeholder, name]));
    const values = Object.fromEntries(this.#values.map((value, index) => [`:v${index}`, value]));
    return {
      ...(this.#names.size === 0 ? {} : { ExpressionAttributeNames: names }),
      ...(this.#values.length === 0 ? {} : { ExpressionAttributeValues: values }),
    };
  }
}
