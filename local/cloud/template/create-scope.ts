import { isTrue } from './conditions.ts';
import type { ResourceNames, Scope } from './scope.ts';
import type { Template } from './template.ts';

/** The account the local runtime plays; fauxqs knows no other. */
export const LOCAL_ACCOUNT = '000000000000';

export interface ScopeOptions {
  readonly region: string;
  readonly stackName: string;
  /** Filled as resources are created. */
  readonly created: ReadonlyMap<string, ResourceNames>;
}

/** A scope over the template's own parameters, conditions and mappings and the resources created so far. */
export function createScope(template: Template, options: ScopeOptions): Scope {
  const values = { ...parameterDefaults(template), ...pseudoParameters(options) };
  const scope: Scope = {
    mappings: template.Mappings ?? {},
    ref(name) {
      if (name === 'AWS::NoValue') return undefined;
      const value = options.created.get(name)?.ref ?? values[name];
      if (value === undefined)
        throw new Error(`Ref finds no created resource, parameter or pseudo parameter called ${name}`);
      return value;
    },
    attribute(logicalId, name) {
      const names = options.created.get(logicalId);
      const value = names?.attributes[name];
      if (value !== undefined) return value;
      const known = names === undefined ? 'the resource does not exist locally' : knownAttributes(names);
      throw new Error(`Fn::GetAtt ${logicalId}.${name} is not known locally: ${known}`);
    },
    condition(name) {
      const expression = template.Conditions?.[name];
      if (expression === undefined) throw new Error(`the template has no condition called ${name}`);
      return isTrue(expression, scope);
    },
  };
  return scope;
}

function knownAttributes(names: ResourceNames): string {
  return `it has ${Object.keys(names.attributes).join(', ') || 'no attributes'}`;
}

function pseudoParameters({ region, stackName }: ScopeOptions): Record<string, string> {
  return {
    'AWS::AccountId': LOCAL_ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${LOCAL_ACCOUNT}:stack/${stackName}/local`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

function parameterDefaults(template: Template): Record<string, unknown> {
  const parameters = Object.entries(template.Parameters ?? {});
  return Object.fromEntries(
    parameters
      .filter(([, { Default }]) => Default !== undefined)
      .map(([name, { Default }]) => [name, Default]),
  );
}
