import { PermanentError } from '../../core/handling/permanent-error.ts';
import type { Failure } from '../../core/quarantine/failure.ts';
import { stackFrames } from '../stack-frames.ts';
import { errorFacts, UNREADABLE } from '../telemetry.ts';
import type { Finding } from './handle-body.ts';

/** Why a body was not handled. One that is no event is none the next time either. */
export function failureOf({ problem, error }: Finding, permanentErrors: readonly string[]): Failure {
  if (problem !== undefined) return { code: `not-an-envelope:${problem}`, permanent: true };
  const { name, code = name } = errorFacts(error);
  const frames = stackFrames(error);
  // By its name too: the handler may have been bundled with a PermanentError of its own.
  const isNamed = ['PermanentError', ...permanentErrors].some((it) => it === name || it === code);
  const permanent = isNamed || (name !== UNREADABLE && error instanceof PermanentError);
  return { code, permanent, ...(frames === undefined ? {} : { frames }) };
}
