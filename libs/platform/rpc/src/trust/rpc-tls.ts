import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import { credentials, ServerCredentials } from '@grpc/grpc-js';
import { measureCertificate } from '@plinth/platform-telemetry';
import type { ChannelCredentials } from '@grpc/grpc-js';

/** PEM texts. Both sides show a certificate of the CA: a client without one is refused. */
export interface RpcTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * What was given, looked through at the start rather than at the first call.
 * @throws Error that says which of them is no use; never what is in it
 */
export function checkRpcTls(tls: RpcTls): RpcTls {
  const [cert] = [certificateIn(tls.cert, 'certificate'), certificateIn(tls.ca, 'CA')];
  if (!cert.checkPrivateKey(keyIn(tls.key))) throw new Error('the key is not that of the certificate');
  measureCertificate('rpc', tls.cert);
  return tls;
}

function certificateIn(pem: string, what: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error(`the ${what} is no X.509 certificate`);
  }
}

function keyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new Error('the key is no private key, or asks for a passphrase');
  }
}

export function serverCredentials(tls: RpcTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) };
  return ServerCredentials.createSsl(Buffer.from(tls.ca), [pair], true);
}

export function clientCredentials(tls: RpcTls | undefined): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  return credentials.createSsl(Buffer.from(tls.ca), Buffer.from(tls.key), Buffer.from(tls.cert));
}

/**
 * A certificate with a URI `plinth:service:<name>` speaks for the services it names and for no other; one without such a
 * name (a certificate that the whole cluster shares) leaves it to the token to say who calls.
 */
export function speaksFor(certificate: PeerCertificate | undefined, caller: string): boolean {
  const names = (certificate?.subjectaltname ?? '').split(', ').flatMap((name) => {
    const service = /^URI:plinth:service:([\w-]+)$/.exec(name)?.[1];
    return service === undefined ? [] : [service];
  });
  return names.length === 0 || names.includes(caller);
}
