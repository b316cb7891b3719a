/** Names who makes a request; bound where it is known how requests are authenticated. */
export abstract class IdempotencyCaller {
  abstract of(request: object): string;
}
