import { readFileSync } from 'node:fs';
import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import { handle } from '../../../../lambda/handlers/security-alerts/handle.ts';
import { everySecurityAlert } from '../../../../lambda/handlers/security-alerts/manifest.ts';
import { ALERT_TYPES, type AlertType } from '../../../../lambda/handlers/security-alerts/ratings.ts';

/** An intent that changes rules: the example of the type is one that moves funds. */
const CHANGES: Readonly<Partial<Record<AlertType, object>>> = {
  'privy.intent.executed': { data: { intent_type: 'POLICY', resource_id: 'pol_fixture1' } },
};

/** What people read of the example of a type, as it is published. */
async function alertFor(type: AlertType): Promise<string> {
  const test = await testHandler({ manifest: everySecurityAlert, handle });
  const handled = await test.give(buildEvent(type, CHANGES[type]));
  const [notice, ...others] = test.notices('people');
  if (handled.outcome !== 'applied' || notice === undefined || others.length > 0) {
    throw new Error(`${type}: ${handled.outcome} with ${others.length} more notices`);
  }
  return [
    `=== ${type}`,
    `Subject: ${notice.subject}`,
    JSON.stringify(notice.attributes),
    '',
    notice.text,
  ].join('\n');
}

describe('the alert of every type', () => {
  const expected = readFileSync(new URL('./alerts.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split(/\n\n(?==== )/);

  it('is written down, and no other', () => {
    expect(expected.map((text) => text.slice(4, text.indexOf('\n')))).toEqual(ALERT_TYPES);
  });

  it.each(ALERT_TYPES.map((type, index) => [type, expected[index]]))(
    'reads as it is written down: %s',
    async (type, text) => {
      expect(await alertFor(type as AlertType)).toBe(text);
    },
  );
});
