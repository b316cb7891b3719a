import * as fs from 'node:fs';
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

export interface RpcTlsFiles {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

export function readRpcTls({ caFile, certFile, keyFile }: RpcTlsFiles): RpcTls {
  const cert = fs.readFileSync(certFile, 'utf8');
  measureCertificate('rpc', cert);
  return { ca: fs.readFileSync(caFile, 'utf8'), cert, key: fs.readFileSync(keyFile, 'utf8') };
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
