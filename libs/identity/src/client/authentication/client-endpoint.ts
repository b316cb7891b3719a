import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { formParameters, queryParameters } from '../../protocol/parameters';
import type { Parameters } from '../../protocol/parameters';
import type { OAuthClient } from '../client';
import { ClientAuthentication } from './client-authentication';
import { endpointGuards } from './endpoint-guards';
import type { ClientEndpointName } from './endpoint-guards';

export interface ClientCall {
  readonly client: OAuthClient;
  readonly parameters: Parameters;
}

/** The way into every endpoint that a client calls for itself: parameters, client, guards of the table. */
@Injectable()
export class ClientEndpoint {
  constructor(private readonly authentication: ClientAuthentication) {}

  /** @throws OAuthError */
  async enter(name: ClientEndpointName, request: Request): Promise<ClientCall> {
    const parameters = request.method === 'GET' ? queryParameters(request) : formParameters(request);
    const client = await this.authentication.authenticate(request, parameters);
    for (const guard of endpointGuards[name]) guard(client, parameters);
    return { client, parameters };
  }
}
