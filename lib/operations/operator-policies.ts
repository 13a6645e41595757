import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PackedPolicies, type Permission } from './packed-policies.ts';

/** Who may operate a pipeline. The roles must be there: what manages them elsewhere gets the policies by their names. */
export interface OperatorPolicyOptions {
  /** Names of this account's roles that may look, and change nothing. @default none: attach the policies yourself */
  readonly readers?: readonly string[];
  /** Names of this account's roles that may also repair and put secrets. @default none: attach the policies yourself */
  readonly operators?: readonly string[];
}

/** What the commands need of a part of the pipeline. */
export interface PartPermissions {
  /** To look. */
  readonly read: readonly Permission[];
  /** To change something, in addition. */
  readonly change: readonly Permission[];
}

/**
 * What people may do who operate the pipeline: read-only policies, and operator policies with what it takes in addition to repair.
 *
 * Defines managed policies.
 */
export class OperatorPolicies extends Construct {
  readonly read: PackedPolicies;
  readonly change: PackedPolicies;

  constructor(scope: Construct, id: string, { readers = [], operators = [] }: OperatorPolicyOptions) {
    super(scope, id);
    const reading = new Set([...readers, ...operators]);
    const role = (name: string) => Role.fromRoleName(this, `Role-${name}`, name);
    const roles = new Map([...reading].map((name) => [name, role(name)]));
    this.read = new PackedPolicies(this, 'Read', {
      description: 'Looks at a pipeline of wallet-webhooks and changes nothing',
      roles: [...roles.values()],
    });
    this.change = new PackedPolicies(this, 'Change', {
      description: 'Repairs a pipeline of wallet-webhooks; belongs together with the policies to look at it',
      roles: [...roles].flatMap(([name, found]) => (operators.includes(name) ? [found] : [])),
    });
  }

  /** Lets people operate one more part. */
  allow({ read, change }: PartPermissions): void {
    if (read.length > 0) this.read.allow(...read);
    if (change.length > 0) this.change.allow(...change);
  }
}
