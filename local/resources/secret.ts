import { applied, each, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

const ALWAYS_A_UUID = withoutEffect('a generated secret is always a UUID');

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
      PasswordLength: ALWAYS_A_UUID,
      ExcludeCharacters: ALWAYS_A_UUID,
      ExcludePunctuation: ALWAYS_A_UUID,
    }),
    KmsKeyId: withoutEffect('secrets live in memory only'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create(resource, stack) {
    const { Name, Description, SecretString } = resource.properties as Readonly<
      Record<string, string | undefined>
    >;
    const generated = 'GenerateSecretString' in resource.properties ? crypto.randomUUID() : undefined;
    const value = SecretString ?? generated;
    const { arn } = stack.secrets.create({
      name: Name ?? physicalName(resource, stack, 200),
      ...(Description === undefined ? {} : { description: Description }),
      ...(value === undefined ? {} : { value }),
    });
    return { ref: arn, attributes: { Id: arn } };
  },
};
