import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { NIST80053R5Checks } from 'cdk-nag';
import type { StageConfig } from '../../lib/config/pipeline-config.ts';
import { everythingStack } from '../permissions/everything.ts';
import { resources } from './template-of.ts';

const PACK = 'NIST.800.53.R5-';
const ENCRYPTED = { encryptionKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/0123' };

/** The rules that a stage with one of everything does not keep, by their names without the pack's. */
function findings(stage: Partial<StageConfig> = {}): string[] {
  const stack = everythingStack(stage);
  const { violations } = new NIST80053R5Checks(stack).validateScope(stack);
  return violations.map(({ ruleName }) => ruleName.replace(PACK, '')).sort();
}

describe('what NIST 800-53 finds', () => {
  it('is answered on the page of security, and nothing else is', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
    const [, section = ''] = page.split('## NIST 800-53\n');
    const answered = [...section.matchAll(/^\| `(\w+)` \| .{30,} \|$/gm)].map(([, rule]) => rule);

    expect(answered).toEqual(findings());
  });

  it('is less with a key, by what the page says of it', () => {
    const left = findings(ENCRYPTED);

    expect(findings().filter((rule) => !left.includes(rule))).toEqual([
      'CloudWatchLogGroupEncrypted',
      'S3DefaultEncryptionKMS',
      'SNSEncryptedKMS',
    ]);
  });

  it('in secrets with a key is wrong: they have it', () => {
    const template = Template.fromStack(everythingStack(ENCRYPTED));
    const keys = Object.values(resources(template, 'AWS::SecretsManager::Secret')).map(
      ({ Properties }) => Properties['KmsKeyId'],
    );

    expect(keys.length).toBeGreaterThan(3);
    expect(new Set(keys)).toEqual(new Set([ENCRYPTED.encryptionKeyArn]));
  });
});
