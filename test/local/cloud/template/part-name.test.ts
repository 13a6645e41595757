import { physicalName } from '../../../../local/cloud/resources/physical-name.ts';
import { partName } from '../../../../local/cloud/template/part-name.ts';

describe('partName', () => {
  it.each([
    ['Pipeline/Intake/Intake/Function', 'intake'],
    ['Pipeline/user-directory/Subscriber/Queue', 'user-directory'],
    ['Pipeline/UserDirectory/Handler/Function', 'user-directory'],
    ['LoneQueue', 'lone-queue'],
  ])('of %s is %s', (path, part) => {
    expect(partName(path)).toBe(part);
  });
});

describe('physicalName', () => {
  it('says the path below the pipeline in words that people can type, and no word twice in a row', () => {
    const names = new Set<string>();

    expect(physicalName({ path: 'Pipeline/user-directory/users', logicalId: 'A1' }, { names }, 80)).toBe(
      'user-directory-users',
    );
    expect(physicalName({ path: 'Pipeline/Intake/Intake/Function', logicalId: 'B2' }, { names }, 80)).toBe(
      'intake-function',
    );
    expect(physicalName({ path: 'LoneQueue', logicalId: 'LoneQueue' }, { names }, 80)).toBe('lone-queue');
  });

  it('takes the end of the logical id where the words are too long or taken', () => {
    const names = new Set(['web-acl']);

    expect(physicalName({ path: 'Pipeline/WebAcl', logicalId: 'PipelineWebAcl1A2B' }, { names }, 10)).toBe(
      'WebAcl1A2B',
    );
    expect(
      physicalName({ path: 'Pipeline/A/Long/Path', logicalId: 'PipelineALongPath3C4D' }, { names }, 8),
    ).toBe('Path3C4D');
  });
});
