import { OpsError } from '../../../ops/ops-error.ts';
import { type Breakage, FAULTS, type Fault } from '../../breakage.ts';
import { type Asked, nameIn } from './asked.ts';

/** What is to be broken or mended. */
export function faultIn(asked: Asked): Fault {
  const name = nameIn(asked, 'fault');
  const fault = FAULTS.find((each) => each === name);
  if (fault !== undefined) return fault;
  throw new OpsError('misused', `fault is "${name}"; allowed: ${FAULTS.join(', ')}`);
}

/** What breaks the pipeline. Throws where it does not run in this process. */
export function breakageOf(breakage: Breakage | undefined): Breakage {
  if (breakage !== undefined) return breakage;
  throw new OpsError(
    'misused',
    'only the console that npm start prints can break its pipeline; no deployed stage can be broken',
  );
}
