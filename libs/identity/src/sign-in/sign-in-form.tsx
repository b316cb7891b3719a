import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { DomainError } from '@plinth/error-contract';
import { statusOfKind } from '@plinth/platform-http';
import { FormGuard } from '../page/form-guard';
import { retryHeaders } from '../page/page-error.filter';
import { pageRequestOf } from '../page/page-request';
import type { PageRequest } from '../page/page-request';
import { renderPage } from '../page/render-page';
import { chosenSchoolIn } from './chosen-school';
import { formActionOf, stepUrl } from './destination';
import type { Destination } from './destination';
import { SignInPage } from './sign-in.page';

export interface ShownSignIn {
  readonly destination: Destination;
  readonly name: string;
  readonly error?: DomainError;
  /** Absent: as the request says. */
  readonly page?: PageRequest;
}

/** The sign-in page: at its own address, and as the answer to an authorization request of somebody not signed in. */
@Injectable()
export class SignInForm {
  constructor(private readonly forms: FormGuard) {}

  show(request: Request, response: Response, { destination, name, error, page }: ShownSignIn): void {
    const element = (
      <SignInPage
        page={page ?? pageRequestOf(request)}
        action={stepUrl('/login', destination)}
        schoolUrl={stepUrl('/login/school', destination)}
        // The pre-session token even when signed in: a double-submitted form must not fail over its first half.
        token={this.forms.tokenFor(request, response)}
        name={name}
        school={chosenSchoolIn(request.headers.cookie)}
        isAgain={destination.reauthenticate}
        error={error}
      />
    );
    renderPage(response, element, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      formAction: formActionOf(destination),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }
}
