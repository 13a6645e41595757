import { type CfnResource, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { CANARY_SOURCE } from '../../core/canary/canary-source.ts';
import { type KeptState, keepState } from '../keep-state.ts';

/** So many letters and digits are base64 of 24 bytes, without padding. */
const LENGTH = 32;

/** How the secret is kept. */
export interface CanarySecretProps extends KeptState {
  /** The key that encrypts it. @default the key that Secrets Manager makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * Makes the secret that the canary signs with and the intake verifies with. Nobody else ever needs it.
 *
 * How it is generated must stay as it is: with a change of it CloudFormation would put another one into every stack, and the
 * intake would refuse the canary until it has looked for it.
 */
export function canarySecret(
  scope: Construct,
  id: string,
  { encryptionKey, ...kept }: CanarySecretProps,
): Secret {
  const secret = new Secret(scope, id, {
    description: `Signing secret of the pipeline's own endpoint ${CANARY_SOURCE}`,
    generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
  });
  const resource = secret.node.defaultChild as CfnResource;
  // Given the key, the construct would let the whole account use it.
  if (encryptionKey !== undefined) resource.addPropertyOverride('KmsKeyId', encryptionKey.keyArn);
  keepState(secret, kept);
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions::AwsSolutions-SMG4',
    reason:
      'It opens nothing but an endpoint whose events reach nobody. Putting a new value is the whole rotation.',
  });
  return secret;
}
