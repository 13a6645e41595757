import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { problems, problemsOf } from './problems-of.ts';

describe('a pipeline', () => {
  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['prod', '"prod"'],
    [[], '[]'],
  ])('is refused as %j', (pipeline, shown) => {
    expect(problemsOf(pipeline)).toEqual([
      `pipeline: ${shown} is not allowed; allowed: an object with sources and stages`,
    ]);
  });

  it('is refused without sources and stages', () => {
    expect(problemsOf({})).toEqual([
      'sources: undefined is not allowed; allowed: an object of sources by name',
      'stages: undefined is not allowed; allowed: an object of stages by name',
    ]);
  });

  it('is refused with a misspelt field, which is named beside the one that is missing', () => {
    expect(problemsOf({ source: { 'privy/main': {} }, stages: { dev: {} } })).toEqual([
      'sources: undefined is not allowed; allowed: an object of sources by name',
      'pipeline.source is not a field; allowed: sources, handlers, consumers, stages',
    ]);
  });

  it.each([
    ['sources', ['privy/main'], '["privy/main"]', 'an object of sources by name'],
    ['sources', null, 'null', 'an object of sources by name'],
    ['handlers', { userDirectory }, '{"userDirectory":', 'a list of manifests'],
    ['handlers', null, 'null', 'a list of manifests'],
    ['consumers', 'billing', '"billing"', 'an object of consumers by name'],
    ['stages', ['dev'], '["dev"]', 'an object of stages by name'],
    ['stages', 7, '7', 'an object of stages by name'],
  ])('is refused with %s that are %j', (field, value, shown, allowed) => {
    const [problem, ...others] = problems({ [field]: value });

    expect(others).toEqual([]);
    expect(problem?.startsWith(`${field}: ${shown}`)).toBe(true);
    expect(problem?.endsWith(` is not allowed; allowed: ${allowed}`)).toBe(true);
  });

  it.each([
    [
      { sources: { 'privy/main': null } },
      'sources["privy/main"]: null',
      'an object with its settings, {} for none',
    ],
    [
      { sources: { 'privy/main': [] } },
      'sources["privy/main"]: []',
      'an object with its settings, {} for none',
    ],
    [{ consumers: { billing: ['*'] } }, 'consumers["billing"]: ["*"]', 'an object with its events'],
    [{ consumers: { billing: undefined } }, 'consumers["billing"]: undefined', 'an object with its events'],
    [{ stages: { dev: undefined } }, 'stages["dev"]: undefined', 'an object with its settings, {} for none'],
    [{ stages: { dev: true } }, 'stages["dev"]: true', 'an object with its settings, {} for none'],
    [{ handlers: [userDirectory, undefined] }, 'handlers[1]: undefined', 'a manifest'],
    [{ handlers: ['user-directory'] }, 'handlers[0]: "user-directory"', 'a manifest'],
  ])('is refused with %j', (changes, shown, allowed) => {
    expect(problems(changes)).toEqual([`${shown} is not allowed; allowed: ${allowed}`]);
  });
});
