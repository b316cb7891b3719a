import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { UndoBinding } from '../binding/undo-binding.use-case';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf, pageRequestOf, queryOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { OwnClassGuardiansPage } from './own-class-guardians.page';
import { PageSession } from './page-session';
import type { SignedInRequest } from './page-session';

/** A class teacher sees who bound themselves to the pupils of the own class, and takes a binding back. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account/guardians')
export class OwnClassGuardiansController {
  constructor(
    private readonly pages: PageSession,
    private readonly people: PersonDirectory,
    private readonly undoBinding: UndoBinding,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened !== undefined) await this.render(request, response, opened);
  }

  @Post('unbind')
  @HttpCode(200)
  async unbind(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    try {
      await this.undoBinding.execute(fieldOf(request, 'guardianship_id'), opened.session.personId);
      redirectTo(response, '/account/guardians?done=1');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.render(request, response, opened, error);
    }
  }

  private async render(request: Request, response: Response, opened: SignedInRequest, error?: DomainError) {
    const { personId } = opened.session;
    const bound = await this.people.selfBoundGuardians(personId);
    const read = { actor: `person:${personId}`, action: 'identity.guardian.list', fields: ['name', 'phone'] };
    if (bound.length > 0) await this.audit.recordAlone({ ...read, count: bound.length, result: 'success' });
    const page = (
      <OwnClassGuardiansPage
        page={{ ...pageRequestOf(request), path: '/account/guardians' }}
        token={opened.token}
        signedInAs={opened.signedInAs}
        bound={bound}
        isDone={queryOf(request, 'done') === '1' && error === undefined}
        error={error}
      />
    );
    renderPage(response, page, { status: error === undefined ? 200 : statusOfKind(error.kind) });
  }
}
