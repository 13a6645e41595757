import { createWithoutEngines } from './stack.ts';

/** What a secret of these properties holds after it was created. */
async function created(Properties: Readonly<Record<string, unknown>>) {
  const { secrets } = await createWithoutEngines({
    Resources: { Signing: { Type: 'AWS::SecretsManager::Secret', Properties } },
  });
  return () => secrets.version(secrets.list()[0]?.arn ?? '', {}).value;
}

describe('AWS::SecretsManager::Secret', () => {
  it('has no version where the template neither gives a value nor has one generated', async () => {
    const value = await created({ Description: 'Signing secret' });

    expect(value).toThrow(
      "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
  });

  it('holds the value of the template', async () => {
    expect((await created({ SecretString: 'given' }))()).toBe('given');
  });

  it('holds a generated value where the template asks for one', async () => {
    const once = (await created({ GenerateSecretString: {} }))();
    const again = (await created({ GenerateSecretString: {} }))();

    expect(once).toMatch(/^[\x21-\x7e]{32}$/);
    expect(again).not.toBe(once);
  });

  it('generates a value of the length and without the characters that the template says', async () => {
    const GenerateSecretString = { PasswordLength: 400, ExcludePunctuation: true, ExcludeCharacters: 'abc' };

    expect((await created({ GenerateSecretString }))()).toMatch(/^[A-Zd-z0-9]{400}$/);
  });
});
