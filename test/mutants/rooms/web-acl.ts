import type { MutatedFile } from '../mutant.ts';

const TESTS = ['test/lib/web-acl.infra.test.ts', 'test/lib/web-acl-evaluated.infra.test.ts'];

/** What reaches the API, and what is said of the rest. */
export const webAcl: readonly MutatedFile[] = [
  {
    file: 'lib/web-acl/rules.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An address over its rate is answered 429.',
        text: 'responseCode: 429',
        becomes: 'responseCode: 403',
      },
      {
        breaks: 'Rates are limited before anything is allowed.',
        text: '[...sources.flatMap(rateRule), ...sources.flatMap(accessRules)]',
        becomes: '[...sources.flatMap(accessRules), ...sources.flatMap(rateRule)]',
      },
      {
        breaks: 'The rate of a source counts its own requests only.',
        text: '          scopeDownStatement: pathOf(name),\n',
        becomes: '',
      },
      {
        breaks: 'The rate counts over five minutes.',
        text: 'evaluationWindowSec: 300',
        becomes: 'evaluationWindowSec: 60',
      },
      {
        breaks: 'The rate is that of an address.',
        text: "aggregateKeyType: 'IP'",
        becomes: "aggregateKeyType: 'FORWARDED_IP'",
      },
      {
        breaks: 'A path is let through from the listed addresses only.',
        text: '{ andStatement: { statements: [pathOf(name), anyOf(ipSetArns)] } }',
        becomes: '{ orStatement: { statements: [pathOf(name), anyOf(ipSetArns)] } }',
      },
      {
        breaks: 'An address of either family is on the list.',
        text: '{ orStatement: { statements: [first, ...others] } }',
        becomes: '{ andStatement: { statements: [first, ...others] } }',
      },
      {
        breaks: 'A slash at the end of a path is put up with.',
        text: '/?$`',
        becomes: '$`',
      },
      {
        breaks: 'A path ends with its source.',
        text: '/?$`',
        becomes: '/?`',
      },
      {
        breaks: 'Doubled slashes are put up with.',
        text: "type: 'NORMALIZE_PATH'",
        becomes: "type: 'NONE'",
      },
      {
        breaks: 'A request from off the list is blocked by a rule of its own.',
        text: '{ ...named(ruleNames(name).offList), action: { block: {} }, statement: pathOf(name) },',
        becomes: '',
      },
    ],
  },
  {
    file: 'lib/web-acl.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'What no rule allows is blocked.',
        text: 'block: { customResponse: { responseCode: 404, customResponseBodyKey: UNKNOWN_SOURCE } },',
        becomes: 'allow: {},',
      },
      {
        breaks: 'Sampled requests show no signature.',
        text: 'fieldKeys: [...SIGNATURE_HEADERS]',
        becomes: "fieldKeys: ['authorization']",
      },
      {
        breaks: 'Sources with other lists of addresses have IP sets of their own.',
        text: 'const list = [...allowedCidrs].sort().join();',
        becomes: 'const list = [...allowedCidrs].slice(0, 0).join();',
      },
      {
        breaks: 'Sources with the same list of addresses share the IP sets.',
        text: 'const list = [...allowedCidrs].sort().join();',
        becomes: 'const list = [name, ...allowedCidrs].sort().join();',
      },
      {
        breaks: 'Three requests from off the list in an hour ring.',
        text: 'atLeast: 3,',
        becomes: 'atLeast: 300,',
      },
      {
        breaks: 'The first request over the rate rings.',
        text: 'atLeast: 1,',
        becomes: 'atLeast: 100,',
      },
    ],
  },
  {
    file: 'lib/web-acl/blocked-requests-log.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'The log of blocked requests shows no signature.',
        text: 'SIGNATURE_HEADERS.map((header)',
        becomes: 'SIGNATURE_HEADERS.slice(1).map((header)',
      },
      {
        breaks: 'What is blocked is logged.',
        text: "Action: 'BLOCK'",
        becomes: "Action: 'ALLOW'",
      },
    ],
  },
  {
    file: 'lib/web-acl/ip-sets.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An IP set holds one address family.',
        text: 'cidrs.filter((cidr) => addressFamily(cidr) === family)',
        becomes: 'cidrs.filter((cidr) => addressFamily(cidr) !== undefined && family !== undefined)',
      },
    ],
  },
];
