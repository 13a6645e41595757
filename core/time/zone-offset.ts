const OFFSET = /^([+-])(\d{2}):?([0-5]\d)?$/;

/** The zones that RFC 822 names, in hours ahead of UTC. */
const NAMED: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

/** The minutes by which a zone such as `+01:00` or `GMT` is ahead of UTC; `NaN` where it is none. */
export function zoneOffset(zone: string): number {
  const [, sign, hours, minutes = 0] = OFFSET.exec(zone) ?? [];
  if (hours === undefined) return (NAMED[zone.toUpperCase()] ?? Number.NaN) * 60;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}
