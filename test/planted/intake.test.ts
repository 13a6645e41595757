import { OTHER_SPELLINGS, SOURCES_RESOURCE, SPELLING } from '../../lambda/intake/source-resource.ts';
import { type SignedRequest, signedEvent } from '../support/memory-intake.ts';
import { captureOutput, jsonLines } from './captured-output.ts';
import { type FailingIntakeOptions, intakeThatFails } from './intake-that-fails.ts';
import { DYNAMIC_BODY, foundIn, PLANTED, PRIVY_BODY, quotingErrors } from './planted.ts';

type ApiEvent = ReturnType<typeof signedEvent>;

/** A delivery with something planted in the headers that nobody has verified, and what its caller sent along. */
function planted(event: ApiEvent): ApiEvent & Record<string, unknown> {
  const extra = { authorization: PLANTED.header, cookie: PLANTED.header, 'user-agent': PLANTED.header };
  const multiple = Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, [value]]));
  return {
    ...event,
    headers: { ...event.headers, ...extra },
    multiValueHeaders: { ...event.multiValueHeaders, ...multiple },
    queryStringParameters: { email: PLANTED.email },
    requestContext: { identity: { userAgent: PLANTED.header } },
  };
}

const privy = (request: Partial<SignedRequest> = {}) =>
  planted(signedEvent({ body: PRIVY_BODY, secret: PLANTED.privySecret, ...request }));
const dynamic = (request: Partial<SignedRequest> = {}) =>
  planted(
    signedEvent({ source: 'dynamic/main', body: DYNAMIC_BODY, secret: PLANTED.dynamicSecret, ...request }),
  );

function withHeader(event: ApiEvent, name: string, values: string[]): ApiEvent {
  return { ...event, multiValueHeaders: { ...event.multiValueHeaders, [name]: values } };
}

/** A delivery at a path that is no source's. */
function elsewhere(spelling: string): ApiEvent {
  const path = `${SOURCES_RESOURCE}/${spelling}`;
  const matched = { resource: OTHER_SPELLINGS, pathParameters: { [SPELLING]: spelling } };
  return { ...privy(), path, ...matched };
}

const forged = `v1,${Buffer.from(PLANTED.forged.padEnd(32)).toString('base64')}`;

interface Scenario {
  readonly name: string;
  readonly answer: string;
  readonly event: ApiEvent;
  readonly options?: Omit<FailingIntakeOptions, 'error'>;
}

const scenarios: readonly Scenario[] = [
  { name: 'an event of Privy', answer: '200 accepted', event: privy() },
  { name: 'an event of Dynamic', answer: '200 accepted', event: dynamic() },
  {
    name: 'an event whose type is an e-mail address',
    answer: '200 accepted',
    event: privy({ body: JSON.stringify({ type: PLANTED.email, user: { id: PLANTED.subject } }) }),
  },
  {
    name: 'an event that differs from the catalogue',
    answer: '200 accepted',
    event: privy({ body: `{"type":"user.created","user":"${PLANTED.email}"}` }),
  },
  { name: 'a failing mark', answer: '200 accepted', event: dynamic(), options: { failing: ['mark'] } },
  {
    name: 'a failing ledger',
    answer: '200 accepted',
    event: privy(),
    options: { failing: ['claim', 'mark'] },
  },
  { name: 'a failing topic', answer: '200 parked', event: privy(), options: { failing: ['publish'] } },
  {
    name: 'a failing topic and a drain that is not woken',
    answer: '200 parked',
    event: privy(),
    options: { failing: ['publish', 'wake'] },
  },
  {
    name: 'a failing ledger and topic',
    answer: '503 unavailable',
    event: privy(),
    options: { failing: ['claim', 'publish', 'park'] },
  },
  { name: 'failing secrets', answer: '503 unavailable', event: privy(), options: { failing: ['secrets'] } },
  { name: 'no signing secret', answer: '503 unavailable', event: privy(), options: { hasSecrets: false } },
  {
    name: 'a signing secret in JSON',
    answer: '503 unavailable',
    event: dynamic(),
    options: { pasted: (secret) => JSON.stringify({ secret }) },
  },
  {
    name: 'a signing secret that is broken in two',
    answer: '503 unavailable',
    event: privy(),
    options: { pasted: (secret) => secret.replace('_', '_\n') },
  },
  {
    name: "another provider's signing secret",
    answer: '503 unavailable',
    event: dynamic(),
    options: { pasted: () => PLANTED.privySecret },
  },
  {
    name: 'an unforeseen fault',
    answer: '503 unavailable',
    event: withHeader(privy(), 'svix-signature', [forged]),
    options: { failing: ['refresh'] },
  },
  {
    name: 'a forged signature',
    answer: '401 rejected',
    event: withHeader(privy(), 'svix-signature', [forged]),
  },
  {
    name: 'two signature headers',
    answer: '401 rejected',
    event: withHeader(privy(), 'svix-signature', [forged, PLANTED.forged]),
  },
  {
    name: 'a signature that is none',
    answer: '401 rejected',
    event: withHeader(privy(), 'svix-signature', [PLANTED.forged]),
  },
  {
    name: 'a timestamp that is a phone number',
    answer: '401 rejected',
    event: withHeader(privy(), 'svix-timestamp', [PLANTED.phone]),
  },
  {
    name: 'an unverified id that is an e-mail address',
    answer: '401 rejected',
    event: withHeader(privy(), 'svix-id', [PLANTED.email]),
  },
  {
    name: 'a stale signature',
    answer: '401 rejected',
    event: privy({ at: new Date('2026-11-21T08:00:00.000Z') }),
  },
  {
    name: 'a Dynamic signature that is none',
    answer: '401 rejected',
    event: withHeader(dynamic(), 'x-dynamic-signature-256', [PLANTED.forged]),
  },
  {
    name: 'a Dynamic signature of something else',
    answer: '401 rejected',
    event: withHeader(dynamic(), 'x-dynamic-signature-256', [`sha256=${'0'.repeat(64)}`]),
  },
  { name: 'a body that is no JSON', answer: '400 malformed', event: privy({ body: `${PRIVY_BODY},` }) },
  {
    name: 'a body that is no UTF-8',
    answer: '400 malformed',
    event: privy({ body: Buffer.concat([Buffer.from(PRIVY_BODY), Buffer.from([0xff])]) }),
  },
  { name: 'a list', answer: '400 malformed', event: privy({ body: `["${PLANTED.email}"]` }) },
  {
    name: 'an id that is a name',
    answer: '400 malformed',
    event: dynamic({
      body: JSON.stringify({ messageId: PLANTED.name, eventId: PLANTED.name, data: PLANTED.email }),
    }),
  },
  {
    name: 'a body over 1 MiB',
    answer: '413 too-large',
    event: privy({ body: PLANTED.email.repeat(60_000) }),
  },
  {
    name: 'an envelope over 1 MiB',
    answer: '413 too-large',
    event: privy({ body: JSON.stringify({ type: 'user.created', pad: PLANTED.email.repeat(43_680) }) }),
  },
  {
    name: 'a source that is an e-mail address',
    answer: '404 unknown-source',
    event: elsewhere(`privy/${PLANTED.email}`),
  },
  {
    name: 'a path with a phone number',
    answer: '404 unknown-source',
    event: elsewhere(`${PLANTED.fieldValue}/${PLANTED.phone}`),
  },
];

function everythingPlantedIn({ multiValueHeaders }: ApiEvent): string[] {
  const signatures = ['svix-signature', 'x-dynamic-signature-256'].flatMap(
    (name) => multiValueHeaders[name]?.flatMap((value) => value.split(/[ ,=]/)) ?? [],
  );
  return [...Object.values(PLANTED), ...signatures.filter((text) => text.length > 8)];
}

/** What the intake wrote and answered, for the event and for its repetition. */
async function outputOf(event: ApiEvent, options: FailingIntakeOptions) {
  const output = captureOutput();
  try {
    const handler = intakeThatFails(options);
    const answers = [await handler(event), await handler(event)];
    return { written: output.text(), answers };
  } finally {
    output.restore();
  }
}

describe('nothing that was planted in a delivery is logged, counted or answered', () => {
  it.each(scenarios)('for $name: $answer', async ({ answer, event, options = {} }) => {
    const secrets = everythingPlantedIn(event);

    for (const { error } of quotingErrors(secrets.join(' '))) {
      const { written, answers } = await outputOf(event, { ...options, error });

      expect(foundIn(written + JSON.stringify(answers), secrets)).toEqual([]);
      const [first] = answers;
      expect(`${first?.statusCode} ${JSON.parse(first?.body ?? '{}').status}`).toBe(answer);
      const lines = jsonLines(written);
      expect(lines.filter(({ message }) => message === 'delivery')).toHaveLength(2);
      expect(lines.filter((line) => '_aws' in line)).toHaveLength(2);
    }
  });

  it('answers the repetition of an accepted delivery as a duplicate', async () => {
    const { answers } = await outputOf(privy(), {});

    expect(answers.map(({ body }) => JSON.parse(body).status)).toEqual(['accepted', 'duplicate']);
  });
});

describe('the search for what was planted', () => {
  const everywhere = [PLANTED.email, PLANTED.phone, PLANTED.address, PLANTED.subject, PLANTED.fieldName];

  it('finds it in a request, whose body is base64', () => {
    expect(foundIn(JSON.stringify(privy()), everywhere)).toEqual(everywhere);
  });

  it('finds it as it is, escaped in JSON, in a URL and in hexadecimal', () => {
    expect(foundIn(`x${PLANTED.name}x`, [PLANTED.name])).toEqual([PLANTED.name]);
    expect(foundIn('Plant\\u00e9d Ada Lovelace', [PLANTED.name])).toEqual([PLANTED.name]);
    expect(foundIn('?e=planted.ada%40example.test', [PLANTED.email])).toEqual([PLANTED.email]);
    expect(foundIn('706c616e7465642e616461406578616d706c652e74657374', [PLANTED.email])).toEqual([
      PLANTED.email,
    ]);
    expect(foundIn('something else', Object.values(PLANTED))).toEqual([]);
  });
});
