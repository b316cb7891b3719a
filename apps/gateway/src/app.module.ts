import * as fs from 'node:fs';
import { createGateway, gatewaySettings } from '@plinth/gateway';
import type { GatewayOptions, GatewaySettings, RunningGateway } from '@plinth/gateway';
import { baseServices } from './services';
import type { ExtraRules, LocalServices, Upstreams } from './services';

export type GatewayAppOptions = Pick<
  GatewayOptions,
  'auth' | 'logger' | 'portalSessions' | 'portalFolder' | 'logUnexpected' | 'scopes' | 'server' | 'shared'
> & {
  readonly upstreams: Upstreams;
  readonly extraRules?: ExtraRules;
  readonly local?: LocalServices;
  readonly settings: Pick<GatewaySettings, 'publicUrl'> & Partial<Omit<GatewaySettings, 'tls'>>;
  /** PEM files; both or neither. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
};

/** The gateway of a base: the base's services and where they are. */
export function createGatewayApp(options: GatewayAppOptions): Promise<RunningGateway> {
  const { upstreams, extraRules, local, settings, tls, ...rest } = options;
  return createGateway({
    ...rest,
    services: baseServices(upstreams, extraRules, local),
    settings: gatewaySettings({ ...settings, ...(tls === undefined ? {} : { tls: readTls(tls) }) }),
  });
}

const readTls = ({ certFile, keyFile }: NonNullable<GatewayAppOptions['tls']>) => ({
  cert: fs.readFileSync(certFile, 'utf8'),
  key: fs.readFileSync(keyFile, 'utf8'),
});
