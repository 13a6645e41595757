import { restoreVariables } from './restore-environment.ts';

describe('the variables of a process after a file of tests', () => {
  it('are those from before: one that came is gone, one that went is back, one that changed is as it was', () => {
    const variables: NodeJS.ProcessEnv = { CAME: 'a', CHANGED: 'b', STAYED: 'c' };

    restoreVariables(variables, { WENT: 'd', CHANGED: 'e', STAYED: 'c' });

    expect(variables).toEqual({ WENT: 'd', CHANGED: 'e', STAYED: 'c' });
  });
});
