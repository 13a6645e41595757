import fc from 'fast-check';
import { fixturesOf } from '../fixtures.ts';
import type { Attempt } from './attempt.ts';
import { brokenBody, editedText, mostly } from './broken-values.ts';
import { lenientKey, svixMac } from './own-signature.ts';

const NOW_SECONDS = 1795305601;

const bodies = fixturesOf('privy').map((fixture) => fixture.body);

/** Secrets of 24 and 25 bytes, and every way to get one wrong. */
const secretForms = [
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAw',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAxMg==',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAxMg',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAxMh==',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx\n',
  'whsec_d2ViaG9vay1maXh0dXJlLWtl_S0wMDAx',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAxM',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx=',
  'whsec_Zg',
  'd2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  'd2ViaG9vay1maXh0dXJlLWtleS0wMDAxMg',
  'whsec_',
  'whsec_====',
  '',
] as const;

const age = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -290, max: 290 }) },
  { weight: 2, arbitrary: fc.constantFrom(-301, -300, -299, 299, 300, 301) },
  { weight: 1, arbitrary: fc.integer({ min: -100_000, max: 100_000 }) },
);

const timestampForm = mostly<(seconds: string) => string>(
  (seconds) => seconds,
  (seconds) => `0${seconds}`,
  (seconds) => `+${seconds}`,
  (seconds) => ` ${seconds}`,
  (seconds) => `${seconds}.9`,
  (seconds) => `${seconds}abc`,
  (seconds) => `${seconds}000`,
  (seconds) => `-${seconds}`,
  () => '1.795305601e9',
  () => '',
  () => 'soon',
);

/** A signature header around a good signature. */
const signatureForm = mostly<(mac: string) => string>(
  (mac) => `v1,${mac}`,
  (mac) => `v1,${mac} v1,${mac}`,
  (mac) => `v1a,${mac} v1,AAAA v1,${mac}`,
  (mac) => `v1,${mac},v1`,
  (mac) => `${'v1,AAAA '.repeat(31)}v1,${mac}`,
  (mac) => `${'v2,AAAA '.repeat(40)}v1,${mac}`,
  (mac) => `  v1,${mac} ,,`,
  (mac) => `v2,${mac}`,
  (mac) => `v1a,${mac}`,
  (mac) => `V1,${mac}`,
  (mac) => `v1 ${mac}`,
  (mac) => `v1,${mac.slice(0, -1)}`,
  (mac) => `v1,${mac.replaceAll('+', '-').replaceAll('/', '_')}`,
  (mac) => `v1,${mac.toLowerCase()}`,
  (mac) => mac,
  () => '',
);

const family = mostly('svix', 'webhook', 'mixed', 'both', 'partly');

/** Deliveries signed with one of the secrets, odd in none, one or several ways. */
export const privyAttempts: fc.Arbitrary<Attempt> = fc
  .record({
    body: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...bodies) },
      { weight: 1, arbitrary: brokenBody(bodies) },
    ),
    id: mostly('msg_3MRFiVBysCCDM0abSOrSeRNin2V', '', 'msg.with.dots', 'Zoë', 'msg 1'),
    age,
    timestampForm,
    signsNumber: fc.boolean(),
    signer: fc.constantFrom(...secretForms),
    others: fc.subarray([...secretForms], { maxLength: 2 }),
    signerIsAccepted: mostly(true, false),
    signatureForm,
    family,
    edit: editedText,
  })
  .map(({ edit, ...made }) => {
    const timestamp = made.timestampForm(String(NOW_SECONDS - made.age));
    const signedTimestamp = made.signsNumber ? String(Number.parseInt(timestamp, 10)) : timestamp;
    const mac = svixMac(lenientKey(made.signer), {
      id: made.id,
      timestamp: signedTimestamp,
      body: made.body,
    });
    const parts = edit({ id: made.id, timestamp, signature: made.signatureForm(mac) });
    return {
      headers: headersOf(made.family, parts),
      body: made.body,
      secrets: made.signerIsAccepted ? [...made.others, made.signer] : made.others,
      now: new Date(NOW_SECONDS * 1000 + 500),
    };
  });

function headersOf(kind: string, parts: Readonly<Record<string, string>>): Record<string, string> {
  const { id = '', timestamp = '', signature = '' } = parts;
  const named = (name: string) => ({
    [`${name}-id`]: id,
    [`${name}-timestamp`]: timestamp,
    [`${name}-signature`]: signature,
  });
  if (kind === 'mixed') return { 'svix-id': id, 'webhook-timestamp': timestamp, 'svix-signature': signature };
  if (kind === 'both') return { ...named('webhook'), ...named('svix') };
  if (kind === 'partly') return { 'svix-id': id, 'svix-timestamp': timestamp };
  return named(kind);
}
