import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { OAuthError } from '../../protocol/oauth-error';
import type { Parameters } from '../../protocol/parameters';
import { hashSecret, isSecretOf } from '../../protocol/secret';
import type { OAuthClient } from '../client';
import { ClientDirectory } from '../client-directory';
import { AuthenticationAttempts } from './authentication-attempts';
import { basicPair, clientStrategies } from './client-strategies';
import type { ClientMethod } from './client-strategies';

const nobody = hashSecret('');

/** RFC 6749 §2.3 and §3.2.1: which client speaks. */
@Injectable()
export class ClientAuthentication {
  private readonly prove;

  constructor(
    private readonly directory: ClientDirectory,
    private readonly attempts: AuthenticationAttempts,
  ) {
    this.prove = clientStrategies({
      bySecret: (id, secret) => this.bySecret(id, secret),
      byIdAlone: (id) => this.byIdAlone(id),
    });
  }

  /** @throws OAuthError invalid_client, or invalid_request for two proofs at once */
  async authenticate(request: Request, parameters: Parameters): Promise<OAuthClient> {
    const authorization = request.get('authorization');
    const method = methodOf(authorization, parameters);
    const claimed = claimedId(authorization, parameters);
    const address = request.ip ?? 'unknown';
    await this.attempts.checkOpen(claimed, address);
    const client = await this.prove({
      method,
      headers: { authorization },
      body: { client_id: parameters.get('client_id'), client_secret: parameters.get('client_secret') },
    });
    if (client === undefined) {
      // A suspended client that goes on calling guesses nothing: once restored, it must not find itself locked out.
      const isSuspended = (await this.directory.find(claimed))?.status === 'suspended';
      if (!isSuspended) await this.attempts.failed(claimed, address);
      throw new OAuthError('invalid_client', 'The client is unknown, suspended, or its secret is wrong');
    }
    const named = parameters.get('client_id');
    if (named !== undefined && named !== client.id) {
      throw new OAuthError('invalid_request', 'client_id is not the client that was authenticated');
    }
    return client;
  }

  private async bySecret(id: string, secret: string): Promise<OAuthClient | undefined> {
    const client = await this.directory.findActive(id);
    const isRight = isSecretOf(client?.secretHash ?? nobody, secret);
    return isRight && client?.secretHash !== undefined ? client : undefined;
  }

  private async byIdAlone(id: string): Promise<OAuthClient | undefined> {
    const client = await this.directory.findActive(id);
    return client?.kind === 'public' ? client : undefined;
  }
}

/** RFC 6749 §2.3: a client must not use more than one method in a request. */
function methodOf(authorization: string | undefined, parameters: Parameters): ClientMethod {
  const hasSecret = parameters.get('client_secret') !== undefined;
  if (authorization !== undefined) {
    if (hasSecret) throw new OAuthError('invalid_request', 'Two methods of client authentication in one request');
    if (!/^Basic +[\w+/=-]+$/i.test(authorization)) {
      throw new OAuthError('invalid_client', 'Clients authenticate by Basic here');
    }
    return 'client_secret_basic';
  }
  if (parameters.get('client_id') === undefined) {
    throw new OAuthError('invalid_client', 'Client authentication is missing');
  }
  return hasSecret ? 'client_secret_post' : 'none';
}

function claimedId(authorization: string | undefined, parameters: Parameters): string {
  if (authorization === undefined) return parameters.get('client_id') ?? '';
  return basicPair(authorization).id;
}
