import { type CfnResource, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type KeptState, keepState } from '../keep-state.ts';

/** So many letters and digits are base64 of 36 bytes, without padding. */
const LENGTH = 48;

/** How the secret is kept, and whose it is. */
export interface DestinationSecretProps extends KeptState {
  /** The name of the destination. */
  readonly destination: string;
  /** The key that encrypts it. @default the key that Secrets Manager makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The secret that a destination signs with. Secrets Manager can generate no `whsec_` before it, which Standard Webhooks and its
 * libraries do without.
 *
 * How it is generated must stay as it is: with a change of it CloudFormation would put another one into every stack.
 *
 * Defines a Secrets Manager secret.
 */
export class DestinationSecret extends Construct {
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: DestinationSecretProps) {
    super(scope, id);
    const { destination, encryptionKey } = props;
    const secret = new Secret(this, 'Secret', {
      description: `Signing secret of the https destination ${destination}`,
      generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
    });
    keepState(secret, props);
    const resource = secret.node.defaultChild as CfnResource;
    // Given the key, the construct would let the whole account use it.
    if (encryptionKey !== undefined) resource.addPropertyOverride('KmsKeyId', encryptionKey.keyArn);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason: 'The receiver must be given a new secret by hand. Putting one is the whole rotation.',
    });
    this.secretArn = secret.secretArn;
  }
}
