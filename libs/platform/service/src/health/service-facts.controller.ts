import { Controller, Get, Optional } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { GatewayPermissions } from '@plinth/gateway-contract';
import { Allow, AuthErrors, CurrentScope, Scope } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import { readEventFacts } from '@plinth/platform-events';
import { Readiness } from '@plinth/platform-telemetry';
import { ServiceName } from './service-name';

/** Asked by the gateway for an operator, with the operator's own token: no page and no route leads here. */
@ApiExcludeController()
@Controller('service-facts')
export class ServiceFactsController {
  constructor(
    private readonly service: ServiceName,
    private readonly readiness: Readiness,
    @Optional() private readonly database?: Database,
  ) {}

  @Get()
  @Allow(GatewayPermissions.healthRead)
  async show(@CurrentScope() scope: Scope) {
    // A service belongs to no unit: only who holds the permission on the root sees it.
    if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
    const [{ checks }, events] = await Promise.all([
      this.readiness.report(),
      this.database && readEventFacts(this.database, this.service.name),
    ]);
    return { checks, ...events };
  }
}
