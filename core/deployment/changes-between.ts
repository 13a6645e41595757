import { isDeepStrictEqual } from 'node:util';
import { STATEFUL_TYPES } from './stateful-types.ts';
import type { Template, TemplateResource } from './template.ts';

/** What a deployment makes of a resource. */
export interface Change {
  readonly logicalId: string;
  /** `AWS::SQS::Queue` */
  readonly type: string;
  /** Where it is in the app, such as `Pipeline/billing/Subscriber/Queue`; the logical id where the template does not say. */
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'replaced' | 'removed';
  /** What becomes of what was there before. */
  readonly fate: 'kept' | 'overwritten' | 'left behind' | 'deleted';
  /** The properties that are not as they were. */
  readonly properties: readonly string[];
}

/** What a deployment of the one template over the other does, in the order of the templates: first what goes. */
export function changesBetween(before: Template, after: Template): readonly Change[] {
  const [was, is] = [before.Resources ?? {}, after.Resources ?? {}];
  const gone = Object.keys(was).filter((logicalId) => is[logicalId] === undefined);
  return [
    ...gone.map((logicalId) => change(logicalId, 'removed', was[logicalId])),
    ...Object.entries(is).flatMap(([logicalId, resource]) => {
      const old = was[logicalId];
      return old === undefined ? [change(logicalId, 'new', resource)] : differences(logicalId, old, resource);
    }),
  ];
}

/** What is deleted or overwritten of what holds something, or left behind by another one that begins empty. */
export function losses(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ type, fate }) => STATEFUL_TYPES[type] !== undefined && fate !== 'kept');
}

function differences(logicalId: string, old: TemplateResource, resource: TemplateResource): Change[] {
  const properties = changedProperties(old, resource);
  if (old.Type !== resource.Type || properties.some((name) => replaces(old.Type, name)))
    return [{ ...change(logicalId, 'replaced', resource, old), properties }];
  if (properties.length === 0 && samePolicies(old, resource)) return [];
  const { overwrittenBy = [] } = STATEFUL_TYPES[old.Type] ?? {};
  const isOverwritten = properties.some((name) => overwrittenBy.includes(name));
  const fate = isOverwritten ? 'overwritten' : 'kept';
  return [{ ...change(logicalId, 'changed', resource), fate, properties }];
}

function change(
  logicalId: string,
  kind: Change['kind'],
  resource: TemplateResource | undefined,
  old = resource,
): Change {
  const { Type: type = '' } = old ?? {};
  const name = nameOf(logicalId, resource);
  return { logicalId, type, name, kind, fate: fateOf(kind, old, resource), properties: [] };
}

/** The policy of a removal is the deployed one. Of a replacement AWS does not say whose counts, so both must say it. */
function fateOf(
  kind: Change['kind'],
  old: TemplateResource | undefined,
  resource: TemplateResource | undefined,
): Change['fate'] {
  if (kind === 'new' || kind === 'changed') return 'kept';
  const policies =
    kind === 'removed' ? [old?.DeletionPolicy] : [old?.UpdateReplacePolicy, resource?.UpdateReplacePolicy];
  return policies.every((policy) => policy?.startsWith('Retain')) ? 'left behind' : 'deleted';
}

function changedProperties(
  { Properties: old = {} }: TemplateResource,
  { Properties: now = {} }: TemplateResource,
): string[] {
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names].filter((name) => !isDeepStrictEqual(old[name], now[name])).sort();
}

function replaces(type: string, property: string): boolean {
  return STATEFUL_TYPES[type]?.replacedBy.includes(property) === true;
}

function samePolicies(old: TemplateResource, now: TemplateResource): boolean {
  return old.DeletionPolicy === now.DeletionPolicy && old.UpdateReplacePolicy === now.UpdateReplacePolicy;
}

/** CDK writes down where a resource is; the stack at its beginning and the id of the L1 at its end say nothing. */
function nameOf(logicalId: string, resource: TemplateResource | undefined): string {
  const path = resource?.Metadata?.['aws:cdk:path'];
  if (typeof path !== 'string') return logicalId;
  const parts = path.split('/').slice(1);
  return parts
    .filter((part, index) => index < parts.length - 1 || !/^(Resource|Default)$/.test(part))
    .join('/');
}
