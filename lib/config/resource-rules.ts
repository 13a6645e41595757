import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type Located, optional } from './field-rule.ts';
import type { Rule } from './rule.ts';

/** Whether what holds state is left behind when it is removed. */
export const DELETION_PROTECTION: Rule<Located<{ readonly deletionProtection?: boolean | undefined }>> =
  optional('deletionProtection', (on) => typeof on === 'boolean', 'true or false');

/** The key that encrypts what a construct stores. */
export const ENCRYPTION_KEY: Rule<Located<{ readonly encryptionKey?: IKey | undefined }>> = optional(
  'encryptionKey',
  Construct.isConstruct,
  'a key, such as Key.fromKeyArn returns it',
);

/** Where a construct makes its outputs. */
export const OUTPUT_SCOPE: Rule<Located<{ readonly outputScope?: Construct }>> = optional(
  'outputScope',
  Construct.isConstruct,
  'a construct, such as the stack',
);
