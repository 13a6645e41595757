import { providers } from '../../../core/providers/index.ts';
import { secretProblem } from '../../../ops/secrets/secret-problem.ts';

const GOOD = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

describe('a text that is put as the signing secret of Privy', () => {
  it('is fine as its dashboard has it', () => {
    expect(secretProblem(providers.privy, GOOD)).toBeUndefined();
  });

  it.each([
    [`"${GOOD}"`, 'it is in quotes; leave them out'],
    [`{"secret":"${GOOD}"}`, 'it is JSON; give the secret alone, and no key and value'],
    [
      `PRIVY_SECRET=${GOOD}`,
      'it is an assignment, as an environment file has them; give what follows the equals sign',
    ],
    [
      'dyn_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
      "it is another provider's; give it to a source of that one",
    ],
    ['whsec_not base64', 'it has white space in the middle; give it in one line, and nothing else'],
  ])('is refused as %s', (text, problem) => {
    expect(secretProblem(providers.privy, text)).toBe(problem);
  });
});
