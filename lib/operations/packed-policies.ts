import { Lazy } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What IAM takes in a managed policy, less what stands around its statements. */
const MAX_CHARACTERS = 6_144 - 144;
/** An ARN is a token here. Those of log groups and tables are the longest. */
const ARN_CHARACTERS = 160;
const AROUND_STATEMENT = 120;

/** What is allowed. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Who gets the policies, and what they are for. */
export interface PackedPoliciesProps {
  /** What IAM shows of each. */
  readonly description: string;
  /** Roles that they are attached to. */
  readonly roles: readonly IRole[];
}

/**
 * Permissions for people, of any number of resources, each named.
 *
 * Defines as many managed policies as it takes: one takes 6,144 characters.
 */
export class PackedPolicies extends Construct {
  readonly #props: PackedPoliciesProps;
  readonly #policies: ManagedPolicy[] = [];
  #left = 0;

  constructor(scope: Construct, id: string, props: PackedPoliciesProps) {
    super(scope, id);
    this.#props = props;
  }

  /** The names of the policies, with commas between them, when all permissions were added. */
  get names(): string {
    return Lazy.string({
      produce: () => this.#policies.map(({ managedPolicyName }) => managedPolicyName).join(','),
    });
  }

  /** Allows more. What is allowed together stands in one policy. */
  allow(...permissions: readonly Permission[]): void {
    const characters = permissions.reduce((total, permission) => total + lengthOf(permission), 0);
    const last = this.#policies.at(-1);
    const policy = last === undefined || characters > this.#left ? this.#addPolicy() : last;
    this.#left -= characters;
    for (const { actions, resources, conditions = {} } of permissions)
      policy.addStatements(
        new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
      );
  }

  #addPolicy(): ManagedPolicy {
    const { description, roles } = this.#props;
    const policy = new ManagedPolicy(this, `Policy${this.#policies.length + 1}`, {
      description,
      roles: [...roles],
      document: new PolicyDocument({ minimize: true }),
    });
    this.#policies.push(policy);
    this.#left = MAX_CHARACTERS;
    return policy;
  }
}

/** At most so much of a policy, as far as that is known before there are ARNs. */
function lengthOf({ actions, resources, conditions = {} }: Permission): number {
  const named = [...actions, JSON.stringify(conditions)].join('","').length;
  return AROUND_STATEMENT + named + resources.length * (ARN_CHARACTERS + '"",'.length);
}
