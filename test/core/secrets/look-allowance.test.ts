import { LookAllowance } from '../../../core/secrets/look-allowance.ts';

const MINUTE = 60_000;

function looks(allowance: LookAllowance, at: number): number {
  let taken = 0;
  while (taken < 100 && allowance.take(at)) taken += 1;
  return taken;
}

describe('looks at a secret', () => {
  it('are allowed five times at once, and once more each minute', () => {
    const allowance = new LookAllowance(0);

    expect(looks(allowance, 0)).toBe(5);
    expect(looks(allowance, MINUTE - 1)).toBe(0);
    expect(looks(allowance, MINUTE)).toBe(1);
    expect(looks(allowance, 3 * MINUTE)).toBe(2);
  });

  it('are allowed five times at most after however long', () => {
    const allowance = new LookAllowance(0);
    looks(allowance, 0);

    expect(looks(allowance, 1_000 * MINUTE)).toBe(5);
  });

  it('do not become fewer where the clock was set back', () => {
    const allowance = new LookAllowance(10 * MINUTE);

    expect(looks(allowance, 0)).toBe(5);
  });
});
