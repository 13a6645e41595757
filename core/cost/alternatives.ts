import { type CostLine, costLine, sumOf } from './cost-line.ts';
import { eventLines, messageBytes } from './event-lines.ts';
import type { Priced } from './priced.ts';
import { GIGABYTE, MILLION } from './volume.ts';

/** Another way to do what the pipeline does, and what it would cost of a million events in place of what. */
export interface Alternative {
  readonly name: string;
  readonly inPlaceOf: number;
  readonly dollars: number;
  readonly whyNot: string;
}

/** The other ways that come to mind first. */
export function alternatives(priced: Priced): readonly Alternative[] {
  const lines = eventLines(priced);
  const named = (...names: readonly string[]) => sumOf(lines.filter(({ name }) => names.includes(name)));
  const gigabytes = (MILLION * priced.volume.bodyBytes) / GIGABYTE;
  const published = (MILLION * messageBytes(priced)) / GIGABYTE;
  const door = named('API Gateway', 'access log');
  return [
    {
      name: 'CloudFront and a function URL',
      inPlaceOf: door,
      dollars: sumOf([costLine('', '', { edgeRequest: MILLION, edgeGigabyte: gigabytes })]),
      whyNot:
        'The web ACL would be at the edge, and the URL of the function is open to everybody who finds it: CloudFront can only close it with a ' +
        'signature of its own over the body, whose hash the sender of a POST has to give, which no provider does.',
    },
    {
      name: 'an HTTP API',
      inPlaceOf: door + named('web ACL'),
      dollars: sumOf([costLine('', '', { httpRequest: MILLION }), ...accessLog(lines)]),
      whyNot: 'It cannot have a web ACL: every forged request would be an invocation of the intake.',
    },
    {
      name: 'a second topic beside the first',
      inPlaceOf: 0,
      dollars: sumOf([costLine('', '', { publish: MILLION, publishedGigabyte: published })]),
      whyNot:
        'It would be published twice, or half of it elsewhere. A filter lets a subscriber pay only for what it gets, and one topic ' +
        'takes more than the rest of an account (docs/scale.md).',
    },
  ];
}

function accessLog(lines: readonly CostLine[]): readonly CostLine[] {
  return lines.filter(({ name }) => name === 'access log');
}
