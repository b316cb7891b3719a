import { Scope } from '@plinth/platform-auth';

/** Who asks, and where they may. */
export interface Caller {
  /** `person:<id>`, `client:<id>`, `operator`, `system`. */
  readonly actor: string;
  /** Units in which the permission of the request is held. */
  readonly scope: Scope;
  readonly requestId?: string;
  readonly address?: string;
}

/** For what follows from a permitted act (a guardian leaves with the child): not limited to the caller's units. */
export const everywhere = Scope.of({ grants: [{ permission: '*', unitId: '', unitPath: '' }] }, '*');
