import { type CostLine, costLine } from './cost-line.ts';
import type { Priced } from './priced.ts';
import { DAYS_IN_MONTH, GIGABYTE, MILLION } from './volume.ts';

/** What CloudWatch adds to a line when it counts its bytes. */
export const LINE_OVERHEAD_BYTES = 26;

/** What an event writes into the logs, and what it costs to keep that. */
export function logLines({ facts, measured }: Priced): readonly CostLine[] {
  const { access, delivery, handling } = measured.lineBytes;
  const handlers = facts.handlers.length;
  const gigabytes = (bytes: number) => (MILLION * (bytes + LINE_OVERHEAD_BYTES)) / GIGABYTE;
  const ours = gigabytes(delivery) + handlers * gigabytes(handling);
  return [
    costLine('access log', `${access} bytes each`, {
      [facts.log.accessIsRare ? 'rareLogGigabyte' : 'logGigabyte']: gigabytes(access),
    }),
    costLine("intake's log", `${delivery} bytes each`, { logGigabyte: gigabytes(delivery) }),
    costLine("handlers' logs", `${handlers} times ${handling} bytes each`, {
      logGigabyte: handlers * gigabytes(handling),
    }),
    costLine(
      'logs kept',
      `${facts.log.retentionDays} days, compressed to ${percent(measured.logCompression)}`,
      {
        keptLogGigabyte: keptLog(ours + gigabytes(access), { facts, measured }),
      },
    ),
  ];
}

/** GB-months of so many GB until they are forgotten. */
export function keptLog(gigabytes: number, { facts, measured }: Pick<Priced, 'facts' | 'measured'>): number {
  return gigabytes * measured.logCompression * (facts.log.retentionDays / DAYS_IN_MONTH);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
