import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Public } from '@plinth/platform-auth';
import { AnswerAtSignIn } from '../authorization/answer-at-sign-in';
import type { ForeseenAnswer } from '../authorization/answer-at-sign-in';
import { FormGuard } from '../page/form-guard';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf } from '../page/page-request';
import { redirectTo } from '../page/render-page';
import { chosenSchoolIn } from './chosen-school';
import { destinationOf, finalUrl } from './destination';
import type { Destination } from './destination';
import { authenticatePerson } from './password-strategy';
import { SignInBrowser } from './sign-in-browser';
import { SignInForm } from './sign-in-form';
import type { SignInContext, SignInOutcome } from './sign-in-progress';
import { SignIn } from './sign-in.use-case';

/** An application's request that was answered with the sign-in. */
interface Answered {
  readonly foreseen: ForeseenAnswer;
  readonly code: string;
}

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/login')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly browser: SignInBrowser,
    private readonly forms: FormGuard,
    private readonly form: SignInForm,
    private readonly answers: AnswerAtSignIn,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const { before } = await this.browser.contextOf(request);
    if (before !== undefined && !destination.reauthenticate) return redirectTo(response, finalUrl(destination));
    this.form.show(request, response, { destination, name: destination.loginHint ?? '' });
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    try {
      this.forms.check(request);
      const { outcome, answered } = await this.prove(request, response, destination);
      if (answered === undefined) return this.browser.proceed(response, outcome, destination);
      this.browser.keep(response, outcome);
      this.answers.respond(response, answered.foreseen, answered.code);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const name = fieldOf(request, 'username').slice(0, 100);
      this.form.show(request, response, { destination, name, error });
    }
  }

  private async prove(
    request: Request,
    response: Response,
    destination: Destination,
  ): Promise<{ readonly outcome: SignInOutcome; readonly answered: Answered | undefined }> {
    const before = await this.browser.contextOf(request);
    const school = chosenSchoolIn(request.headers.cookie);
    let answered: Answered | undefined;
    const context = {
      ...before,
      ...this.foreseeing(request, destination, (found) => {
        answered = found;
      }),
    };
    const outcome = await authenticatePerson(request, response, (_, typed) =>
      this.signIn.execute({ ...typed, ...(school === undefined ? {} : { schoolId: school.unitId }) }, context),
    );
    if (outcome === undefined) throw new DomainError(IdentityErrors.signInRefused);
    return { outcome, answered };
  }

  /** The application that waits is answered with the session where nothing more is to be asked. */
  private foreseeing(
    request: Request,
    { transaction }: Destination,
    answer: (answered: Answered | undefined) => void,
  ): Pick<SignInContext, 'foresee'> {
    if (transaction === undefined) return {};
    return {
      foresee: async (session) => {
        const foreseen = await this.answers.foresee(request, transaction, session);
        if (foreseen === undefined) return undefined;
        return async (tx, begun) => {
          const code = await this.answers.issue(tx, foreseen, begun);
          answer(code === undefined ? undefined : { foreseen, code });
        };
      },
    };
  }
}
