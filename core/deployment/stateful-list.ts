import { STATEFUL_TYPES } from './stateful-types.ts';
import type { Template } from './template.ts';

/**
 * What holds something in each stack: logical ids, and of each its type and what becomes of it when it leaves the template, such
 * as `AWS::SQS::Queue RetainExceptOnCreate`.
 */
export type StatefulList = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the list says of a template, sorted by logical id. */
export function statefulIn({ Resources = {} }: Template): Readonly<Record<string, string>> {
  const entries = Object.entries(Resources)
    .filter(([, { Type }]) => STATEFUL_TYPES[Type] !== undefined)
    .map(
      ([logicalId, { Type, DeletionPolicy = 'Delete' }]) => [logicalId, `${Type} ${DeletionPolicy}`] as const,
    );
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * What can be told of the deployed template by the list: what holds something is there, as far as the properties go just as it
 * is in the template that is to be deployed.
 */
export function listedTemplate(
  listed: Readonly<Record<string, string>>,
  { Resources = {} }: Template,
): Template {
  const entries = Object.entries(listed).map(([logicalId, entry]) => {
    const [Type = '', DeletionPolicy = ''] = entry.split(' ');
    const { Properties = {}, UpdateReplacePolicy = 'Delete' } = Resources[logicalId] ?? {};
    return [logicalId, { Type, DeletionPolicy, Properties, UpdateReplacePolicy }] as const;
  });
  return { Resources: Object.fromEntries(entries) };
}
