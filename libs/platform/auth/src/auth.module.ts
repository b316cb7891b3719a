import { Module } from '@nestjs/common';
import type { Abstract, DynamicModule, FactoryProvider, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AllowGuard } from './allow.guard';
import { Authorities } from './authorities';
import { AuthoritySource, UnitPaths } from './authority';
import { TokenVerifier } from './token-verifier';

/** The thing itself, or how to make it from other providers. */
export type Bound<T> = T | Pick<FactoryProvider<T>, 'useFactory' | 'inject'>;

export interface AuthModuleOptions {
  readonly verifier: Bound<TokenVerifier>;
  /** Absent: a global module of the same application (org) provides it. */
  readonly authoritySource?: Bound<AuthoritySource>;
  /** Absent: a global module of the same application (org) provides it. */
  readonly unitPaths?: Bound<UnitPaths>;
}

/** Puts the guard before every route of a service: a route that says nothing is closed. */
@Module({})
export class AuthModule {
  static forRoot(options: AuthModuleOptions): DynamicModule {
    const bound = [
      ...bind(TokenVerifier, options.verifier),
      ...bind(AuthoritySource, options.authoritySource),
      ...bind(UnitPaths, options.unitPaths),
    ];
    return {
      module: AuthModule,
      global: true,
      providers: [...bound, Authorities, { provide: APP_GUARD, useClass: AllowGuard }],
      exports: [TokenVerifier, Authorities],
    };
  }
}

function bind<T extends object>(token: Abstract<T>, bound: Bound<T> | undefined): Provider[] {
  if (bound === undefined) return [];
  return 'useFactory' in bound ? [{ provide: token, ...bound }] : [{ provide: token, useValue: bound }];
}
