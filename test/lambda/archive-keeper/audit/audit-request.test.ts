import { auditedDay, isAuditRequest } from '../../../../lambda/archive-keeper/audit/audit-request.ts';

const NOW = new Date('2026-11-23T00:00:00.000Z');

describe('a request for an audit', () => {
  it('is of yesterday where it names no day, as the schedule asks', () => {
    expect(auditedDay({ archive: 'audit' }, NOW)).toBe('2026-11-22');
  });

  it('is of the day that it names', () => {
    const event = { archive: 'audit', day: '2026-02-28' };

    expect(isAuditRequest(event)).toBe(true);
    expect(auditedDay(event, NOW)).toBe('2026-02-28');
  });

  it.each([
    { archive: 'audit', day: '2026-11-23' },
    { archive: 'audit', day: '2026-02-30' },
    { archive: 'audit', day: 'yesterday' },
    { archive: 'audit', day: 7 },
    { archive: 'audit', days: '2026-11-22' },
  ])('is refused as %j, and told what is allowed', (event) => {
    expect(() => auditedDay(event, NOW)).toThrow('a UTC date that is over');
  });

  it.each([undefined, null, 'audit', {}, { archive: 'compact' }])('is not %j', (event) => {
    expect(isAuditRequest(event)).toBe(false);
  });
});
