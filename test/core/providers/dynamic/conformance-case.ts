import type { ConformanceCase } from '../conformance-case.ts';
import { expectedDynamic } from './expected-about.ts';

export const conformanceCase: ConformanceCase = {
  secrets: ['dyn_fixtureSecret0000000000000000000000000001', 'dyn_[fixture{Secret}]000000000000000000000002'],
  wrongSecret: 'dyn_fixtureSecret0000000000000000000000000009',
  unusableSecrets: [''],
  goodForms: [
    'dyn_[a{b',
    `dyn_!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`,
    'dyn_SECRET=value',
    '[a secret without the prefix]'.replaceAll(' ', '-'),
    '{"',
    '1234567890',
  ],
  flaws: [
    ['', 'no-key'],
    ['dyn_********', 'masked'],
    ['dyn_abcdyn_abc', 'prefix-inside'],
    ['secret:dyn_abc', 'prefix-inside'],
    ['"dyn_abc', 'prefix-inside'],
    ['{"secret":"dyn_abc', 'prefix-inside'],
  ],
  id: 'not-sent',
  at: new Date('2026-11-22T00:00:01.000Z'),
  about: expectedDynamic,
  time: '2026-11-22T00:00:00.123Z',
  environment: 'sandbox',
  testEvent: 'ping',
};
