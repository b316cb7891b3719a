/** Port inside identity: what the account itself knows for claims. */
export abstract class AccountProfile {
  /** The user name that the person is shown as; never a phone or ID number. */
  abstract preferredUsername(accountId: string): Promise<string | undefined>;
}
