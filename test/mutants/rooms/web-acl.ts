import type { MutatedFile } from '../mutant.ts';

const TESTS = [
  'test/lib/web-acl.infra.test.ts',
  'test/lib/web-acl-evaluated.infra.test.ts',
  'test/lib/web-acl-honest.property.test.ts',
];

/** What reaches the API, and what is said of the rest. */
export const webAcl: readonly MutatedFile[] = [
  {
    file: 'lib/web-acl/rules.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'What is off the list is gone before rates are counted.',
        text: '    ...sources.flatMap(offListRule),\n    ...rateRules(sources),',
        becomes: '    ...rateRules(sources),\n    ...sources.flatMap(offListRule),',
      },
      {
        breaks: 'Strangers are counted before any of them is gone.',
        text: '    floodRule(sources),\n    signedElsewhereRule(sources),\n    ...sources.map(noSignatureRule),',
        becomes:
          '    signedElsewhereRule(sources),\n    ...sources.map(noSignatureRule),\n    floodRule(sources),',
      },
      {
        breaks: 'What carries no signature is blocked.',
        text: 'not(signedForSource(source))',
        becomes: 'signedForSource(source)',
      },
      {
        breaks: 'What carries no signature can be told from the rest in the log.',
        text: '    label: NO_SIGNATURE,\n',
        becomes: '',
      },
      {
        breaks: 'Addresses off the list are blocked, and none on it.',
        text: 'not(addressIn(ipSetArns))',
        becomes: 'addressIn(ipSetArns)',
      },
      {
        breaks: 'A signature that is not where it belongs is counted apart.',
        text: 'statement: signedElsewhere(sources),',
        becomes: 'statement: deliverable(sources),',
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
        breaks: 'Nothing but the stage stands before the path.',
        text: '`^/?[^/]*',
        becomes: '`',
      },
    ],
  },
  {
    file: 'lib/web-acl/guarded-source.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A path is let through from the listed addresses only.',
        text: ', ...fromTheirList)]',
        becomes: ')]',
      },
      {
        breaks: 'A path is let through with a signature only.',
        text: 'allOf(forOneOfThem, signedForSource(first), ',
        becomes: 'allOf(forOneOfThem, forOneOfThem, ',
      },
      {
        breaks: 'A wrong URL has nothing to do with an address.',
        text: 'const unlisted = sources.map(({ name }) => ({ name }));',
        becomes: 'const unlisted = sources;',
      },
      {
        breaks: 'A signature may be in each of the headers of its provider.',
        text: 'anyOf(signatureHeaders.map(',
        becomes: 'anyOf(signatureHeaders.slice(0, 1).map(',
      },
    ],
  },
  {
    file: 'lib/web-acl/statements.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An address of either family is on the list.',
        text: '{ orStatement: { statements: [first, ...others] } }',
        becomes: '{ andStatement: { statements: [first, ...others] } }',
      },
      {
        breaks: 'Doubled slashes are put up with.',
        text: "type: 'NORMALIZE_PATH'",
        becomes: "type: 'NONE'",
      },
    ],
  },
  {
    file: 'lib/web-acl/rate-rules.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An address over its rate is answered 429.',
        text: 'responseCode: 429',
        becomes: 'responseCode: 403',
      },
      {
        breaks: 'A rate counts the requests for its own sources only.',
        text: 'anyOf(sources.map(({ name }) => labelled(sourceLabel(name))))',
        becomes: 'not(labelled(FLOOD))',
      },
      {
        breaks: 'The rate is that of an address.',
        text: '{ ip: {} }, ',
        becomes: '',
      },
      {
        breaks: 'The rate counts over five minutes.',
        text: 'const FIVE_MINUTES = 300;',
        becomes: 'const FIVE_MINUTES = 60;',
      },
      {
        breaks: 'Strangers are counted as one, however many addresses they have.',
        text: "aggregateKeyType: 'CONSTANT'",
        becomes: "aggregateKeyType: 'IP'",
      },
      {
        breaks: 'Nobody who is let through counts as a stranger.',
        text: 'not(deliverable(sources))',
        becomes: 'deliverable(sources)',
      },
      {
        breaks: 'A flood blocks nobody.',
        text: 'action: { count: {} }',
        becomes: 'action: { block: {} }',
      },
    ],
  },
  {
    file: 'lib/web-acl.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'What no rule allows is blocked.',
        text: 'defaultAction: { block: UNKNOWN_SOURCE }',
        becomes: 'defaultAction: { allow: {} }',
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
    ],
  },
  {
    file: 'lib/web-acl/door-alarms.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A few signed requests for no source ring.',
        text: 'metrics.blocked(SHARED_RULES.signedElsewhere).with({ period: WITHIN }),\n    atLeast: A_FEW,',
        becomes: 'metrics.blocked(SHARED_RULES.signedElsewhere).with({ period: WITHIN }),\n    atLeast: 300,',
      },
      {
        breaks: 'They ring within minutes.',
        text: 'Duration.minutes(15)',
        becomes: 'Duration.hours(15)',
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
        text: "Action: 'ALLOW'",
        becomes: "Action: 'BLOCK'",
      },
      {
        breaks: 'A flood is not logged line by line.',
        text: '[NO_SIGNATURE, FLOOD]',
        becomes: '[NO_SIGNATURE]',
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
  {
    file: 'core/providers/privy/svix-headers.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'No base64 of a signature is turned away for its characters.',
        text: "'v1,[A-Za-z0-9+/]{43}='",
        becomes: "'v1,[A-Za-z0-9]{43}='",
      },
      {
        breaks: 'A signature may stand behind others.',
        text: "'v1,[A-Za-z0-9+/]{43}='",
        becomes: "'^v1,[A-Za-z0-9+/]{43}='",
      },
    ],
  },
];
