import { OAuthError } from '../protocol/oauth-error';

/** The page is of a request that has been answered, has expired, or belongs to another browser. Shown, never sent. */
export class StaleRequest extends OAuthError {
  constructor() {
    super('interaction_required', 'There is no such waiting request in this browser');
    this.name = 'StaleRequest';
  }
}
