import { priceOf } from './prices.ts';

/** Requests that nobody asked for. */
export interface Flood {
  readonly requestsPerSecond: number;
  /** Whether they carry a signature, which is forged but of the right form: those alone get past the web ACL. */
  readonly looksSigned: boolean;
}

/** What a day of a flood costs in dollars, by what it is for. */
export interface FloodCost {
  readonly webAcl: number;
  readonly api: number;
  readonly intake: number;
  readonly logs: number;
  readonly answers: number;
}

const SECONDS_A_DAY = 86_400;
const GIGABYTE = 1e9;
/** To refuse takes no call of anything. */
const INTAKE_GIGABYTE_SECONDS = 0.005 * 0.5;
/** Of the access log, and of the intake's log for a delivery that it refuses. */
const LINE_BYTES = 256 + 650;
/** With what stands before the body. */
const ANSWER_BYTES = 460;

/** Prices a day of a flood from addresses that are on the list, or where there is none, below every limit. */
export function floodCostOfDay({ requestsPerSecond, looksSigned }: Flood): FloodCost {
  const requests = requestsPerSecond * SECONDS_A_DAY;
  const admitted = looksSigned ? requests : 0;
  return {
    webAcl: priceOf('inspected', requests),
    api: priceOf('request', admitted),
    intake: priceOf('invocation', admitted) + priceOf('gigabyteSecond', admitted * INTAKE_GIGABYTE_SECONDS),
    logs: priceOf('logGigabyte', (admitted * LINE_BYTES) / GIGABYTE),
    answers: priceOf('transferredGigabyte', (requests * ANSWER_BYTES) / GIGABYTE),
  };
}
