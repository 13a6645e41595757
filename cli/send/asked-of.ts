import { OpsError } from '../../ops/ops-error.ts';
import { readDuration } from '../../ops/read-duration.ts';
import { readMoment } from '../../ops/read-moment.ts';
import type { Asked } from './send-asked.ts';

/** What was typed. */
export interface Typed {
  readonly source?: string | undefined;
  readonly event?: string | undefined;
  readonly user?: string;
  readonly time?: string;
  readonly breakSignature?: true;
  readonly age?: string;
  readonly duplicate?: true;
  readonly count?: number;
  readonly rate?: number;
  readonly outage?: string;
  readonly as?: string;
}

/** What is asked for by what was typed. Throws an `OpsError` where that makes no sense. */
export function askedOf({ time, age, outage, as, ...typed }: Typed, now: Date): Asked {
  if (as !== undefined && outage === undefined)
    throw new OpsError(
      'misused',
      '--as goes with --outage only: any other delivery is signed as its source has it',
    );
  const { source, event, user, breakSignature, duplicate, count, rate } = typed;
  return {
    ...defined({ source, event, user, breakSignature, duplicate, count, rate }),
    ...(time === undefined ? {} : { time: readMoment('--time', time, now) }),
    ...(age === undefined ? {} : { ageSeconds: readDuration('--age', age) }),
    ...(outage === undefined
      ? {}
      : { outage: { seconds: readDuration('--outage', outage), ...defined({ as }) } }),
  };
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what was not given. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
