import type { MutatedFile } from '../mutant.ts';

const TESTS = ['test/core/secrets/cached-secrets.test.ts', 'test/core/secrets/look-allowance.test.ts'];

/** Which secrets count, and how often they are looked up. */
export const secrets: readonly MutatedFile[] = [
  {
    file: 'core/secrets/accepted-secrets.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'The secret before a rotation ends exactly with its grace period.',
        text: 'now.getTime() < rotatedAt',
        becomes: 'now.getTime() <= rotatedAt',
      },
      {
        breaks: 'Where a rollback put the placeholder back the secret before it stays.',
        text: 'rotatedAt === undefined || now',
        becomes: 'rotatedAt !== undefined && now',
      },
      {
        breaks: 'White space from pasting is no part of a secret.',
        text: 'version?.value.trim()',
        becomes: 'version?.value',
      },
      {
        breaks: 'The placeholder is never accepted.',
        text: "value === '' || value === SECRET_PLACEHOLDER",
        becomes: "value === ''",
      },
      {
        breaks: 'An empty secret is never accepted.',
        text: "value === '' || value === SECRET_PLACEHOLDER",
        becomes: 'value === SECRET_PLACEHOLDER',
      },
      {
        breaks: 'It is told which secret is the previous one.',
        text: "stage: 'previous', ...",
        becomes: "stage: 'current', ...",
      },
    ],
  },
  {
    file: 'core/secrets/cached-secrets.ts',
    noticedBy: [...TESTS, 'test/lambda/intake/signing-secrets.test.ts'],
    mutants: [
      {
        breaks: 'Secrets are fetched again after exactly five minutes.',
        text: '>= MAX_AGE_MILLISECONDS',
        becomes: '> MAX_AGE_MILLISECONDS',
      },
      {
        breaks: 'While a fetch fails it is tried once a minute.',
        text: 'stale && mayFetch ?',
        becomes: 'stale ?',
      },
      {
        breaks: 'Forged deliveries cost what the allowance says.',
        text: ' || !this.#mayLook(source, entry, arrivedAt)',
        becomes: '',
      },
      {
        breaks: 'Secrets that did not change are not given again.',
        text: 'return sameValues(versions, entry.versions) ? undefined : this.#select(versions);',
        becomes: 'return this.#select(versions);',
      },
      {
        breaks: 'A change of the previous secret is one too.',
        text: ' && a.previous?.value === b.previous?.value',
        becomes: '',
      },
      {
        breaks: 'Secrets younger than a delivery are not looked up for it.',
        text: 'return attemptedAt < arrivedAt.getTime() && this.#allowance',
        becomes: 'return this.#allowance',
      },
      {
        breaks: 'Secrets that were never fetched are tried for at most every two seconds.',
        text: 'if (tooSoon && entry.failure !== undefined) throw entry.failure;',
        becomes: 'if (tooSoon && entry.failure === null) throw entry.failure;',
      },
      {
        breaks: 'The last good secrets stay while they cannot be fetched.',
        text: '      return lastGood;\n',
        becomes: '      throw lastGood;\n',
      },
      {
        breaks: 'A fetch that failed is told of.',
        text: '      this.#options.onFetchFailed?.(source, error);\n',
        becomes: '      if (error === null) return lastGood;\n',
      },
      {
        breaks: 'Deliveries that arrive together share a fetch.',
        text: '    if (running !== undefined) return running;\n',
        becomes: '    if (running === null) return running;\n',
      },
    ],
  },
  {
    file: 'core/secrets/look-allowance.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A quiet day allows no more looks than five quiet minutes.',
        text: 'Math.min(CAPACITY, this.#left + minutes)',
        becomes: 'this.#left + minutes',
      },
      {
        breaks: 'Five looks may follow one another.',
        text: 'CAPACITY = 5',
        becomes: 'CAPACITY = 6',
      },
      {
        breaks: 'Part of a minute that has passed is not lost.',
        text: 'this.#refilledAt + minutes * REFILL_MILLISECONDS',
        becomes: 'now',
      },
      {
        breaks: 'A clock that was set back takes no looks away.',
        text: 'Math.max(0, Math.floor((now - this.#refilledAt) / REFILL_MILLISECONDS))',
        becomes: 'Math.floor((now - this.#refilledAt) / REFILL_MILLISECONDS)',
      },
    ],
  },
  {
    file: 'aws/secrets-manager-secrets.ts',
    noticedBy: ['test/aws/secrets-manager-secrets.local.test.ts', 'test/aws/call-budgets.local.test.ts'],
    mutants: [
      {
        breaks: 'A secret without a value is no failure.',
        text: '    if (error instanceof ResourceNotFoundException) return undefined;\n',
        becomes: '    if (error === null && ResourceNotFoundException) return undefined;\n',
      },
      {
        breaks: 'The version before the current one is read.',
        text: "fetchVersion(client, secretArn, 'AWSPREVIOUS')",
        becomes: "fetchVersion(client, secretArn, 'AWSCURRENT')",
      },
    ],
  },
];
