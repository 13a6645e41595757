import { byGroupAndReceipt, byReceipt, readArchived } from '../../../core/archive/archived-event.ts';

const ENVELOPE = JSON.stringify({
  specversion: '1.0',
  id: 'msg_1',
  source: 'privy/main',
  type: 'privy.user.created',
  subject: 'did:privy:zoe',
  time: '2026-11-26T09:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'https://example.com/schema',
  receivedtime: '2026-11-26T09:00:01.000Z',
  environment: 'production',
  partitionkey: 'privy/main#did:privy:zoe',
  data: { user: { id: 'did:privy:zoe' } },
});

describe('an archived event', () => {
  it('is read from the envelope, which it keeps as it is', () => {
    expect(readArchived(ENVELOPE)).toEqual({
      ok: true,
      event: {
        source: 'privy/main',
        id: 'msg_1',
        type: 'privy.user.created',
        group: 'privy/main#did:privy:zoe',
        subject: 'did:privy:zoe',
        received: '2026-11-26T09:00:01.000Z',
        time: '2026-11-26T09:00:00.000Z',
        environment: 'production',
        envelope: ENVELOPE,
      },
    });
  });

  it('is none where the text is no envelope, which is named by what is wrong with it', () => {
    expect(readArchived('secret')).toEqual({ ok: false, problem: 'not-json' });
    expect(readArchived(ENVELOPE.replace('privy/main', 'nobody/main'))).toEqual({
      ok: false,
      problem: 'bad-source',
    });
  });

  it('has its place by its user, then by when it was received', () => {
    const reading = readArchived(ENVELOPE);
    if (!reading.ok) throw new Error(reading.problem);
    const { event } = reading;
    const later = { ...event, received: '2026-11-26T09:00:02.000Z', id: 'msg_0' };
    const other = { ...later, group: 'privy/main#did:privy:amy' };
    const twin = { ...event, id: 'msg_2' };
    expect([later, twin, other, event].sort(byGroupAndReceipt)).toEqual([other, event, twin, later]);
    expect([later, twin, event].sort(byReceipt)).toEqual([event, twin, later]);
  });
});
