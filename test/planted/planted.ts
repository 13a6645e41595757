/** Texts that occur nowhere else, in every place where something personal or secret may stand. */
export const PLANTED = {
  privySecret: `whsec_${Buffer.from('planted-privy-signing-key-1').toString('base64')}`,
  privyKey: 'planted-privy-signing-key-1',
  dynamicSecret: 'dyn_plantedDynamicSecret000000000000000000001',
  email: 'planted.ada@example.test',
  phone: '+15550103344',
  name: 'Plantéd Ada Lovelace',
  address: '0x91a97ed000000000000000000000000000091a97',
  subject: 'did:privy:plantedsubject0001',
  fieldName: 'plantedFieldName',
  fieldValue: 'planted-field-value-77',
  header: 'planted-header-value-88',
  forged: 'planted-forged-signature-99',
} as const;

/** A payload with something planted in every field. */
export const PLANTED_USER = {
  id: PLANTED.subject,
  name: PLANTED.name,
  created_at: 1795219200,
  linked_accounts: [
    { type: 'email', address: PLANTED.email, verified_at: 1795219200 },
    { type: 'phone', phoneNumber: PLANTED.phone, number: PLANTED.phone },
    { type: 'wallet', address: PLANTED.address, chain_type: 'ethereum' },
  ],
  custom_metadata: { [PLANTED.fieldName]: PLANTED.fieldValue, [PLANTED.email]: true },
};

export const PRIVY_BODY = JSON.stringify({ type: 'user.created', user: PLANTED_USER });
export const DYNAMIC_BODY = JSON.stringify({
  messageId: '0f9c1a52-6f43-4c5e-9a57-2a3c1f0d7e01',
  eventName: 'user.created',
  timestamp: '2026-11-22T08:00:00.000Z',
  environmentName: PLANTED.fieldValue,
  userId: PLANTED.subject,
  data: { id: PLANTED.subject, email: PLANTED.email, phoneNumber: PLANTED.phone, [PLANTED.fieldName]: 1 },
});

/** What an SDK or a library could throw: errors that quote what they were given, in every place an error has. */
export function quotingErrors(quoted: string): readonly { readonly kind: string; readonly error: unknown }[] {
  const quote = `could not use ${quoted}`;
  return [
    { kind: 'an error', error: new Error(quote) },
    { kind: 'an error of several lines', error: new Error(`several\n    at ${quoted}\n${quote}`) },
    { kind: 'an error whose message was changed', error: rewritten(`${quote}\n    at ${quoted}`) },
    { kind: 'an error with a cause', error: new Error('outer', { cause: new Error(quote) }) },
    { kind: 'several errors', error: new AggregateError([new Error(quote)], quote) },
    {
      kind: 'an error with the request',
      error: Object.assign(new Error(quote), { request: { body: quoted } }),
    },
    { kind: 'a text', error: quote },
    { kind: 'an object', error: { name: quote, message: quote, stack: `${quote}\n    at ${quoted}` } },
    { kind: 'nothing', error: undefined },
  ];
}

/** Somebody looked at the stack, which keeps the message of that moment. */
function rewritten(message: string): Error {
  const error = new Error(message);
  if (error.stack === undefined) throw new Error('an error without a stack');
  error.message = 'rewritten';
  return error;
}

/** The planted texts that are found in the output, in one of the forms in which they could get there. */
export function foundIn(output: string, planted: Iterable<string>): string[] {
  return [...planted].filter((text) => formsOf(text).some((form) => output.includes(form)));
}

function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // Base64 of a text that starts elsewhere than at a multiple of three bytes: without the characters that may differ.
  const shifted = [1, 2].map((pad) =>
    Buffer.concat([Buffer.alloc(pad), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    text,
    json,
    ascii,
    encodeURIComponent(text),
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, -4),
    ...shifted,
  ];
}
