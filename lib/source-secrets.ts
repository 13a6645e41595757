import { SecretValue, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { SECRET_PLACEHOLDER } from '../core/secrets/placeholder.ts';

/** Whose secrets are kept. */
export interface SourceSecretsProps {
  /** The sources, each of which gets a secret. */
  readonly sources: readonly SourceName[];
}

/**
 * The signing secrets, which the providers issue and somebody puts in after the first deployment. Until then they hold a
 * placeholder, with which nothing is verified.
 *
 * Their properties must not change between deployments: an update of the resource may put the placeholder back.
 *
 * Defines one Secrets Manager secret per source.
 */
export class SourceSecrets extends Construct {
  readonly #secrets = new Map<SourceName, Secret>();

  constructor(scope: Construct, id: string, { sources }: SourceSecretsProps) {
    super(scope, id);
    for (const source of sources) this.#secrets.set(source, this.#secretFor(source));
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

  /** Lets the grantee read every secret. */
  grantReading(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [...this.#secrets.values()].map(({ secretArn }) => secretArn),
    });
  }

  #secretFor(source: SourceName): Secret {
    const secret = new Secret(this, source.replace('/', '-'), {
      description: `Signing secret of the webhook endpoint ${source}`,
      secretStringValue: SecretValue.unsafePlainText(SECRET_PLACEHOLDER),
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason:
        'The provider issues the secret; AWS cannot rotate it. Putting a new value is the whole rotation.',
    });
    return secret;
  }
}
