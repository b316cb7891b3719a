import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** PEM texts. */
export interface TestCertificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** DER: tag, length, content. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let rest = content.length; rest > 0; rest >>= 8) bytes.unshift(rest & 255);
  const length = content.length < 128 ? [content.length] : [128 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const oid = (...bytes: number[]): Buffer => der(6, Buffer.from(bytes));
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(oid(0x55, 4, 3), der(0x0c, Buffer.from(name)))));
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

interface Signer {
  readonly name: string;
  readonly key: KeyObject;
}

/** RFC 5280 §4.1, as little of it as TLS needs. */
function certificate(subject: string, publicKey: KeyObject, signer: Signer, services?: readonly string[]): string {
  const isCa = services === undefined;
  const basic = sequence(oid(0x55, 0x1d, 0x13), der(4, sequence(...(isCa ? [der(1, Buffer.from([255]))] : []))));
  const loopback = der(0x87, Buffer.from([127, 0, 0, 1]));
  const uris = (services ?? []).map((service) => der(0x86, Buffer.from(`plinth:service:${service}`)));
  const names = sequence(oid(0x55, 0x1d, 0x11), der(4, sequence(loopback, ...uris)));
  const body = sequence(
    der(0xa0, der(2, Buffer.from([2]))),
    der(2, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(signer.name),
    sequence(time(Date.now() - 60_000), time(Date.now() + 3_600_000)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(basic, ...(isCa ? [] : [names]))),
  );
  const signature = createSign('sha256').update(body).sign(signer.key);
  const whole = sequence(body, ecdsaWithSha256, der(3, Buffer.from([0]), signature));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/(.{1,64})/g, '$1\n')}-----END CERTIFICATE-----\n`;
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A CA that lives as long as the spec; certificates are for 127.0.0.1. */
export class TestAuthority {
  private readonly pair = newKey();
  private readonly signer: Signer;
  readonly ca: string;

  constructor(name = 'spec CA') {
    this.signer = { name, key: this.pair.privateKey };
    this.ca = certificate(name, this.pair.publicKey, this.signer);
  }

  /** `services`: those that the certificate names; none for one that a whole cluster shares. */
  issue(services: readonly string[] = []): TestCertificate {
    const { publicKey, privateKey } = newKey();
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return { ca: this.ca, cert: certificate('spec', publicKey, this.signer, services), key };
  }
}
