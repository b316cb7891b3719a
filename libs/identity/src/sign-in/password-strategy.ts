import { Authenticator } from 'passport';
import { Strategy } from 'passport-local';
import type { Request, Response } from 'express';

/** What the sign-in form holds, as passport-local reads it. */
export interface TypedCredentials {
  readonly name: string;
  readonly password: string;
}

type Verify<T extends object> = (request: Request, typed: TypedCredentials) => Promise<T>;

/**
 * passport-local in front of `verify`; nothing of passport's own session is used (it regenerates what we keep).
 * Answers undefined when a field is missing.
 */
export function authenticatePerson<T extends object>(
  request: Request,
  response: Response,
  verify: Verify<T>,
): Promise<T | undefined> {
  const people = new Authenticator();
  people.use(
    new Strategy(
      { usernameField: 'username', passwordField: 'password', passReqToCallback: true, session: false },
      (incoming, name, password, done) => {
        verify(incoming as Request, { name: name.slice(0, 100), password: password.slice(0, 200) }).then(
          (outcome) => done(null, outcome),
          (error: unknown) => done(error),
        );
      },
    ),
  );
  return new Promise((resolve, reject) => {
    const answer = (error: unknown, outcome?: T | false) =>
      error ? reject(error as Error) : resolve(outcome === false ? undefined : outcome);
    (
      people.authenticate('local', { session: false }, answer) as (
        a: Request,
        b: Response,
        c: (e?: unknown) => void,
      ) => void
    )(request, response, (error) => reject(error as Error));
  });
}
