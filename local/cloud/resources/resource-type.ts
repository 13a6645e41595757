import type { PropertyTable } from '../template/property-table.ts';
import type { ResourceNames } from '../template/scope.ts';
import type { LocalStack } from './local-stack.ts';

/** How the local runtime plays one CloudFormation resource type. */
export interface ResourceType {
  readonly properties: PropertyTable | 'all without effect';
  /** Makes the resource, or notes it in the stack, and says what `Ref` and `Fn::GetAtt` give for it. */
  create(resource: ResolvedResource, stack: LocalStack): Promise<ResourceNames> | ResourceNames;
}

export interface ResolvedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Without intrinsic functions, and checked against the type's table. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The construct path below the stack, such as `Pipeline/Intake/Function`; the logical id where there is none. */
  readonly path: string;
}
