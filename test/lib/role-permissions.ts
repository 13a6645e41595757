import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Template } from 'aws-cdk-lib/assertions';
import { resources, type TemplateResource } from './template-of.ts';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';

/** What policies of the template allow, by the rules of IAM. */
export class Permissions {
  readonly #template: Template;
  readonly #policies: readonly { readonly name: string; readonly policy: unknown }[];

  /** Policies by their logical ids. */
  constructor(template: Template, policies: Readonly<Record<string, TemplateResource>>) {
    this.#template = template;
    this.#policies = Object.entries(policies).map(([name, { Properties }]) => ({
      name,
      policy: this.#resolve(Properties['PolicyDocument']),
    }));
    if (this.#policies.length === 0) throw new Error('no policy of that name');
  }

  /** Whether it may do this to the resource with the logical id that begins so, or to a part of it. */
  async may(action: string, target: string, options: TargetOptions = {}): Promise<boolean> {
    const arn = this.arn(target) + (options.part ?? '');
    return await this.mayOn(action, arn, { ...options, ...this.#policyOf(target) });
  }

  /** Whether it may do this to what has the ARN. */
  async mayOn(
    action: string,
    arn: string,
    { context = {}, resourcePolicy }: TargetOptions & { readonly resourcePolicy?: unknown } = {},
  ): Promise<boolean> {
    const result = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/role`,
          action,
          resource: { resource: arn, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: [...this.#policies],
        ...(resourcePolicy === undefined ? {} : { resourcePolicy }),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (result.resultType === 'error') throw new Error(`${action} on ${arn}: ${result.errors.message}`);
    return result.overallResult === 'Allowed';
  }

  /** The actions that its policies name, sorted. */
  actions(): string[] {
    const documents = this.#policies.map(
      ({ policy }) => policy as { Statement: { Action: string | string[] }[] },
    );
    return documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).sort();
  }

  arn(prefix: string): string {
    const all = this.#template.toJSON()['Resources'] as Record<string, { Type: string }>;
    const [found, ...others] = Object.entries(all).filter(
      ([id, { Type }]) => id.startsWith(prefix) && Type in ARNS,
    );
    if (found === undefined || others.length > 0) throw new Error(`expected one resource named ${prefix}…`);
    return arnOf(found[0], found[1].Type);
  }

  /** A key is for nobody whom its own policy does not let in, or leaves to the policies of its account. */
  #policyOf(target: string): { readonly resourcePolicy?: unknown } {
    const keys = Object.entries(resources(this.#template, 'AWS::KMS::Key'));
    const key = keys.find(([name]) => name.startsWith(target))?.[1];
    return key === undefined ? {} : { resourcePolicy: this.#resolve(key.Properties['KeyPolicy']) };
  }

  #resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = []] = Object.entries(value);
    if (name === 'Ref') return PSEUDO_PARAMETERS[argument] ?? this.#arnById(argument);
    if (name === 'Fn::GetAtt') return this.#arnById(argument[0]);
    if (name === 'Fn::Join') return (this.#resolve(argument[1]) as string[]).join(argument[0]);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#resolve(item)]));
  }

  #arnById(logicalId: string): string {
    const all = this.#template.toJSON()['Resources'] as Record<string, { Type: string }>;
    return arnOf(logicalId, all[logicalId]?.Type ?? '');
  }
}

/** What a role of the template may do. */
export class RolePermissions extends Permissions {
  /** The role whose logical id begins so. */
  constructor(template: Template, role: string) {
    super(
      template,
      policiesWhere(template, 'AWS::IAM::Policy', (_, { Properties }) =>
        JSON.stringify(Properties['Roles']).includes(`"${role}`),
      ),
    );
  }
}

/** What managed policies of the template allow together. */
export class ManagedPermissions extends Permissions {
  /** The policies whose logical ids begin with one of these. */
  constructor(template: Template, ...prefixes: readonly string[]) {
    super(
      template,
      policiesWhere(template, 'AWS::IAM::ManagedPolicy', (id) =>
        prefixes.some((prefix) => id.startsWith(prefix)),
      ),
    );
  }
}

function policiesWhere(
  template: Template,
  type: string,
  isMeant: (id: string, resource: TemplateResource) => boolean,
): Readonly<Record<string, TemplateResource>> {
  return Object.fromEntries(
    Object.entries(resources(template, type)).filter(([id, each]) => isMeant(id, each)),
  );
}

export interface TargetOptions {
  /** What comes after the resource's ARN, such as `/index/name`. */
  readonly part?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
};

const ARNS: Readonly<Record<string, (name: string) => string>> = {
  'AWS::DynamoDB::Table': (name) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`,
  'AWS::KMS::Key': (name) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${name}`,
  'AWS::Lambda::Function': (name) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
  'AWS::Logs::LogGroup': (name) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}:*`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name.toLowerCase()}`,
  'AWS::SecretsManager::Secret': (name) => `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}.fifo`,
  'AWS::SQS::Queue': (name) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}.fifo`,
};

/** What a reference to others gives, of which it is not the ARN. */
const OTHERS: typeof ARNS = { 'AWS::Lambda::EventSourceMapping': (name) => name };

function arnOf(logicalId: string, type: string): string {
  const arn = ARNS[type] ?? OTHERS[type];
  if (arn === undefined) throw new TypeError(`no ARN known for ${logicalId} of type ${type}`);
  return arn(logicalId);
}
