import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../../client/client-directory';
import { IdTokenHints } from '../../logout/id-token-hints';
import { OAuthSettings } from '../../protocol/oauth-settings';
import type { Parameters } from '../../protocol/parameters';
import type { AuthorizationRequest } from '../authorization-request';
import { locateTarget } from './locate-target';
import type { Located } from './locate-target';
import { requestSteps } from './request-steps';

/** Our own parser: oauth2orize sees nothing but what comes out of here. */
@Injectable()
export class RequestParser {
  constructor(
    private readonly directory: ClientDirectory,
    private readonly hints: IdTokenHints,
    private readonly settings: OAuthSettings,
  ) {}

  /** First half: whom to answer. Its errors are shown, not sent. */
  locate(parameters: Parameters): Promise<Located> {
    return locateTarget(parameters, this.directory);
  }

  /** Second half: what is asked. Its errors are sent to the target. */
  async parse(parameters: Parameters, { client, target }: Located): Promise<AuthorizationRequest> {
    const input = { parameters, client, hints: this.hints, issuer: this.settings.publicUrl };
    let request: Partial<AuthorizationRequest> = { clientId: client.id };
    for (const step of requestSteps) request = { ...request, ...(await step(input)) };
    return { ...request, ...target } as AuthorizationRequest;
  }
}
