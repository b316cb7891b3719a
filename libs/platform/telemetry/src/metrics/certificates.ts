import { X509Certificate } from 'node:crypto';
import { instruments } from './instruments';

const expires = instruments.gauge(
  'plinth_certificate_expires_timestamp_seconds',
  'When the certificate that this process shows ends, by what it is for',
  ['use'],
);

/** `pem` begins with the certificate itself; one that cannot be read is for its user to refuse. */
export function measureCertificate(use: string, pem: string): void {
  try {
    expires.set({ use }, Date.parse(new X509Certificate(pem).validTo) / 1_000);
  } catch {
    // whoever opens the connection says what is wrong with it
  }
}
