const KEPT = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const METADATA = 'x-amz-meta-';
/** How the body is sent, not what is in it. */
const TRANSPORT = 'aws-chunked';

/** Of a writer's headers, those that every reader is told. */
export function writerHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => KEPT.includes(name) || name.startsWith(METADATA))
      .map(([name, value]) => [name, name === 'content-encoding' ? withoutTransport(value) : value] as const)
      .filter(([, value]) => value !== ''),
  );
}

function withoutTransport(encoding: string): string {
  const encodings = encoding.split(',').map((one) => one.trim());
  return encodings.filter((one) => one !== TRANSPORT).join(',');
}
