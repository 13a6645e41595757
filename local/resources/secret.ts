import { applied, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

/** `AWS::SecretsManager::Secret`. A source's secret gets a signing secret of its provider's form before anything reads it. */
export const secret: ResourceType = {
  properties: {
    Name: applied,
    Description: applied,
    SecretString: applied,
    GenerateSecretString: withoutEffect('the local runtime makes every secret itself'),
    KmsKeyId: withoutEffect('secrets live in memory only'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create(resource, stack) {
    const { Name, Description, SecretString } = resource.properties as Readonly<
      Record<string, string | undefined>
    >;
    const { arn } = stack.secrets.create({
      name: Name ?? physicalName(resource, stack, 200),
      ...(Description === undefined ? {} : { description: Description }),
      value: SecretString ?? crypto.randomUUID(),
    });
    return { ref: arn, attributes: { Id: arn } };
  },
};
