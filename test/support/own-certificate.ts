import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and the certificate that it signed itself, both in PEM. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * Makes a certificate for these names and IPv4 addresses, valid for a day around that time. It is its own authority: who is
 * given it as `ca`, or by `NODE_EXTRA_CA_CERTS`, trusts it, and nobody else does.
 */
export function ownCertificate(hosts: readonly string[], at = new Date()): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302')); // ecdsa-with-SHA256
  const name = sequence(set(sequence(oid('550403'), der(0x0c, Buffer.from('own certificate')))));
  const content = sequence(
    der(0xa0, integer(2)), // version 3
    integer(1),
    algorithm,
    name,
    sequence(time(at, -1), time(at, 1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(basicConstraints(), alternativeNames(hosts))),
  );
  const signature = sign('sha256', content, privateKey);
  const certificate = sequence(content, algorithm, der(0x03, Buffer.from([0]), signature));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(certificate) };
}

function basicConstraints(): Buffer {
  return sequence(
    oid('551d13'),
    der(0x01, Buffer.from([0xff])),
    octets(sequence(der(0x01, Buffer.from([0xff])))),
  );
}

function alternativeNames(hosts: readonly string[]): Buffer {
  return sequence(oid('551d11'), octets(sequence(...hosts.map(alternativeName))));
}

function alternativeName(host: string): Buffer {
  const numbers = host.split('.').map(Number);
  const isAddress = numbers.length === 4 && numbers.every(Number.isInteger);
  return isAddress ? der(0x87, Buffer.from(numbers)) : der(0x82, Buffer.from(host));
}

function time(at: Date, days: number): Buffer {
  const text = new Date(at.getTime() + days * 43_200_000).toISOString();
  return der(0x18, Buffer.from(`${text.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function octets(content: Buffer): Buffer {
  return der(0x04, content);
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** One value of ASN.1 in its distinguished encoding. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
