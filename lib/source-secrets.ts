import { type CfnResource, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { type KeptState, keepState } from './keep-state.ts';

/** How the secrets are kept. */
export interface SourceSecretsProps extends KeptState {
  /** The key that encrypts them. @default the key that Secrets Manager makes for the account */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The signing secrets, which the providers issue and somebody puts in after the first deployment. Until then they have no
 * value, and nothing is verified.
 *
 * The template must never give them a value: each change of it would overwrite the signing secret.
 *
 * Defines one Secrets Manager secret per source.
 */
export class SourceSecrets extends Construct {
  readonly #secrets = new Map<SourceName, Secret>();
  readonly #props: SourceSecretsProps;

  constructor(scope: Construct, id: string, props: SourceSecretsProps) {
    super(scope, id);
    this.#props = props;
  }

  /** Makes the secret of one more source. */
  add(source: SourceName): Secret {
    const secret = this.#secretFor(source);
    this.#secrets.set(source, secret);
    return secret;
  }

  /** The secret of a source. */
  secret(source: SourceName): Secret {
    const secret = this.#secrets.get(source);
    if (secret === undefined) {
      const known = [...this.#secrets.keys()].join(', ');
      throw new RangeError(`there is no secret of the source ${source}; allowed: ${known}`);
    }
    return secret;
  }

  #secretFor(source: SourceName): Secret {
    const secret = new Secret(this, source.replace('/', '-'), {
      description: `Signing secret of the webhook endpoint ${source}`,
    });
    keepState(secret, this.#props);
    const { encryptionKey } = this.#props;
    const resource = secret.node.defaultChild as CfnResource;
    // The construct would have CloudFormation generate one.
    resource.addPropertyDeletionOverride('GenerateSecretString');
    // Given the key, the construct would let the whole account use it.
    if (encryptionKey !== undefined) resource.addPropertyOverride('KmsKeyId', encryptionKey.keyArn);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason:
        'The provider issues the secret; AWS cannot rotate it. Putting a new value is the whole rotation.',
    });
    return secret;
  }
}
