import { Module } from '@nestjs/common';
import type { Abstract, DynamicModule, Provider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { OnModuleInit } from '@nestjs/common';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { UnitPaths } from '@plinth/platform-auth';
import type { Bound } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import type { Keyring } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { Outbox, PostgresOutbox } from '@plinth/platform-events';
import type { EventCheck } from '@plinth/platform-events';
import { AccountModule } from './account.module';
import { IdentitySettings } from './identity-settings';
import type { IdentityOptions } from './identity-settings';
import { OAuthModule } from './oauth.module';
import { PortalSessionModule } from './portal-session.module';

/** What identity asks of others; a value, or how to make it. */
export interface IdentityPorts {
  readonly personDirectory: Bound<PersonDirectory>;
  readonly roleAssigning: Bound<RoleAssigning>;
  readonly unitPaths: Bound<UnitPaths>;
  readonly auditTrail: Bound<AuditTrail>;
}

export interface IdentityModuleOptions {
  readonly server: DatabaseServer;
  readonly keyring: Keyring;
  readonly ports: IdentityPorts;
  readonly settings: IdentityOptions;
  /** Refuses events that are not the message of their type. */
  readonly eventCheck?: EventCheck;
  readonly poolSize?: number;
}

/** The one door. The shell adds AuthModule (who calls) and gives AccountConsumer and EndedUnitConsumer to its EventBus. */
@Module({})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly settings: IdentitySettings,
  ) {}

  static forRoot(options: IdentityModuleOptions): DynamicModule {
    const settings = new IdentitySettings(options.settings);
    const accounts = AccountModule.with(settings);
    const protocol = OAuthModule.with({ settings, imports: [accounts] });
    return {
      module: IdentityModule,
      imports: [
        DatabaseModule.forDomain({
          server: options.server,
          domain: 'identity',
          ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
        }),
        CryptoModule.forRoot(options.keyring),
        IdentityPortsModule.with(options),
        accounts,
        protocol,
        PortalSessionModule.with([accounts, protocol]),
      ],
      exports: [AccountModule, OAuthModule],
    };
  }

  /** Sessions, locks and audit go by the client's address, which only a trusted proxy may state. */
  onModuleInit(): void {
    const { trustedProxies } = this.settings;
    const express = this.host.httpAdapter?.getInstance<{ set?: (name: string, value: unknown) => void }>();
    express?.set?.('trust proxy', typeof trustedProxies === 'object' ? [...trustedProxies] : trustedProxies);
  }
}

@Module({})
class IdentityPortsModule {
  static with({ ports, eventCheck }: IdentityModuleOptions): DynamicModule {
    const providers = [
      bind(PersonDirectory, ports.personDirectory),
      bind(RoleAssigning, ports.roleAssigning),
      bind(UnitPaths, ports.unitPaths),
      bind(AuditTrail, ports.auditTrail),
      { provide: Outbox, useValue: new PostgresOutbox(eventCheck) },
    ];
    const exported = [PersonDirectory, RoleAssigning, UnitPaths, AuditTrail, Outbox];
    return { module: IdentityPortsModule, global: true, providers, exports: exported };
  }
}

const bind = <T extends object>(token: Abstract<T>, bound: Bound<T>): Provider =>
  'useFactory' in bound ? { provide: token, ...bound } : { provide: token, useValue: bound };
