import { generatePassword, type PasswordOptions } from '../secrets-manager/generate-password.ts';
import { applied, each, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

interface SecretProperties {
  readonly Name?: string;
  readonly Description?: string;
  readonly SecretString?: string;
  readonly GenerateSecretString?: PasswordOptions;
}

/**
 * `AWS::SecretsManager::Secret`: empty where the template neither gives a value nor has one generated, as on AWS. A source's
 * secret gets a signing secret of its provider's form before anything reads it.
 */
export const secret: ResourceType = {
  properties: {
    Name: applied,
    Description: applied,
    SecretString: applied,
    GenerateSecretString: each({
      PasswordLength: applied,
      ExcludeCharacters: applied,
      ExcludePunctuation: applied,
    }),
    KmsKeyId: withoutEffect('secrets live in memory only'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create(resource, stack) {
    const { Name, Description, SecretString, GenerateSecretString } = resource.properties as SecretProperties;
    const generated = GenerateSecretString === undefined ? undefined : generatePassword(GenerateSecretString);
    const value = SecretString ?? generated;
    const { arn } = stack.secrets.create({
      name: Name ?? physicalName(resource, stack, 200),
      ...(Description === undefined ? {} : { description: Description }),
      ...(value === undefined ? {} : { value }),
    });
    return { ref: arn, attributes: { Id: arn } };
  },
};
