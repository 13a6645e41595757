import type { ConformanceCase } from '../conformance-case.ts';
import { expectedPrivy } from './expected-about.ts';

export const conformanceCase: ConformanceCase = {
  secrets: ['whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx', 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAw'],
  wrongSecret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
  unusableSecrets: ['', 'whsec_', 'whsec_%%%%', 'whsec_d2ViaG9vay1m\n', 'whsec_AAAAAAAA'],
  goodForms: [
    'whsec_8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=',
    '8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=',
    'whsec_8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q',
  ],
  flaws: [
    ['', 'no-key'],
    ['whsec_', 'no-key'],
    ['whsec_AAAAAAAA', 'no-key'],
    ['whsec_%%%%', 'not-base64'],
    ['whsec_d2ViaG9vay1maXh0_XJl', 'not-base64'],
    ['whsec_your_signing_key', 'not-base64'],
    ['whsec_********', 'masked'],
    ['whsec_d2Viwhsec_d2Vi', 'prefix-inside'],
    ['<whsec_d2ViaG9vay1m>', 'prefix-inside'],
    ['did:privy:zoe', 'not-base64'],
  ],
  id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
  at: new Date('2026-11-22T00:00:01.000Z'),
  about: expectedPrivy,
  time: '2026-11-22T00:00:00.120Z',
  testEvent: 'privy.test',
};
