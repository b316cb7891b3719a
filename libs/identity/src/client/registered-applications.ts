import { Injectable } from '@nestjs/common';
import { LaunchableApplications } from '../page/launchable-applications';
import type { LaunchableApplication } from '../page/launchable-applications';
import { ClientStore } from './client.store';

/** The landing page's applications are the clients with an address to start from. */
@Injectable()
export class RegisteredApplications extends LaunchableApplications {
  constructor(private readonly clients: ClientStore) {
    super();
  }

  async list(): Promise<readonly LaunchableApplication[]> {
    return (await this.clients.launchable()).flatMap(({ id, name, launchUrl, unitIds, landingAudiences }) =>
      launchUrl === undefined ? [] : [{ clientId: id, name, launchUrl, unitIds, audiences: landingAudiences }],
    );
  }
}
