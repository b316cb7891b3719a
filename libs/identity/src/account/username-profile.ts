import { Injectable } from '@nestjs/common';
import { LoginNameStore } from '../login-name/login-name.store';
import { AccountProfile } from '../userinfo/account-profile';

/** `preferred_username` of the claims is the username, when one was chosen. */
@Injectable()
export class UsernameProfile extends AccountProfile {
  constructor(private readonly names: LoginNameStore) {
    super();
  }

  preferredUsername(accountId: string): Promise<string | undefined> {
    return this.names.usernameOf(accountId);
  }
}
