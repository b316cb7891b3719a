export interface LaunchableApplication {
  readonly clientId: string;
  readonly name: string;
  readonly launchUrl: string;
  /** Units that the application serves, each with everything below. */
  readonly unitIds: readonly string[];
  /** Whom it is for; empty is everyone. */
  readonly audiences: readonly string[];
}

/** Port inside identity: applications that have an address to start from; the landing page filters by person. */
export abstract class LaunchableApplications {
  abstract list(): Promise<readonly LaunchableApplication[]>;
}
