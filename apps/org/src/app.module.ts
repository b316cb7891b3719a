import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { OrgModule } from '@plinth/org';
import type { OrgModuleOptions } from '@plinth/org';

export interface OrgAppOptions
  extends Pick<OrgModuleOptions, 'server' | 'keyring' | 'verifier' | 'storage' | 'poolSize'> {
  /** Port of market. */
  readonly dataGrants: DataGrants;
}

/** The org service; served on the Fastify adapter. */
@Module({})
export class OrgAppModule {
  static forRoot({ dataGrants, ...options }: OrgAppOptions): DynamicModule {
    return {
      module: OrgAppModule,
      imports: [OrgModule.forRoot({ ...options, ports: [MarketPorts.forRoot(dataGrants)] })],
    };
  }
}

/** What org asks of market. */
@Module({})
class MarketPorts {
  static forRoot(dataGrants: DataGrants): DynamicModule {
    return {
      module: MarketPorts,
      global: true,
      providers: [{ provide: DataGrants, useValue: dataGrants }],
      exports: [DataGrants],
    };
  }
}
