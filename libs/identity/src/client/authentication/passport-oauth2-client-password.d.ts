declare module 'passport-oauth2-client-password' {
  import type { Strategy as PassportStrategy } from 'passport';

  type Verified = (error: unknown, client?: object | false) => void;

  export class Strategy implements PassportStrategy {
    constructor(verify: (clientId: string, clientSecret: string, done: Verified) => void);
    name: string;
    authenticate(this: unknown, request: unknown, options?: unknown): void;
  }
}
