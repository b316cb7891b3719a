import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import type { RpcTls } from '../trust/rpc-tls';

export type TroubleKind = 'away' | 'tls' | 'keys' | 'refused';

/** Why another service does not take calls, in words for whoever runs this one. */
export interface RpcTrouble {
  readonly kind: TroubleKind;
  readonly text: string;
}

interface Asked {
  readonly service: string;
  readonly addresses: readonly string[];
  readonly tls?: RpcTls;
}

const TLS_WORDS = /certificate|self.signed|altnames|handshake|\bSSL\b|\bTLS|EPROTO|wrong version number/i;
/** Nobody listens there. A server that wants TLS hangs up without saying why. */
const NOBODY = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|name resolution/i;

/** Undefined for what is no matter of reaching or trusting the service. */
export function troubleOf({ code, details = '' }: ServiceError, asked: Asked): RpcTrouble | undefined {
  const at = `${asked.service} at ${asked.addresses.join(', ')}`;
  switch (code) {
    case status.UNAVAILABLE:
      return unavailable(at, details, asked.tls !== undefined);
    case status.UNAUTHENTICATED:
      return {
        kind: 'keys',
        text: `${at} does not know us (${details}): PLINTH_SERVICE_KEY_FILE differs there, the certificate names another service, or the clocks are apart`,
      };
    case status.PERMISSION_DENIED:
      return { kind: 'refused', text: `${at} refuses the call (${details}): releases too far apart run side by side` };
    default:
      return undefined;
  }
}

function unavailable(at: string, details: string, isSecure: boolean): RpcTrouble {
  if (TLS_WORDS.test(details))
    return {
      kind: 'tls',
      text: `TLS with ${at} fails (${details}): PLINTH_RPC_TLS_CA, _CERT and _KEY have to be of one authority on both sides, or absent on both`,
    };
  const advice = isSecure || NOBODY.test(details) ? '' : ', and whether it asks for PLINTH_RPC_TLS_*';
  return { kind: 'away', text: `${at} cannot be reached (${details}): look whether it runs${advice}` };
}
