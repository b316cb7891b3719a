import { Body, Controller, Get, Param, ParseEnumPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, AuthErrors, CurrentScope } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { setupSteps } from './setup';
import type { SetupStep } from './setup';
import { SetupResponse, SkipSetupStepBody } from './setup.dto';
import { SetupReader } from './setup.reader';
import { SkipSetupStep } from './skip-setup-step.use-case';

const stepPipe = new ParseEnumPipe(Object.fromEntries(setupSteps.map((step) => [step, step])), {
  exceptionFactory: () => new DomainError(OrgErrors.setupStepUnknown),
});

@ApiTags('首次设置 Set-up')
@Controller('api/org/v1/setup')
export class SetupController {
  constructor(
    private readonly reader: SetupReader,
    private readonly skipStep: SkipSetupStep,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitWrite)
  @ApiOperation({
    operationId: 'getSetup',
    summary: '首次设置的进度 How far the set-up of the base is',
    description: '须在根机构有权限。Needs the permission on the root.',
  })
  @ApiOkResponse({ type: SetupResponse })
  async show(@CurrentScope() scope: Scope): Promise<SetupResponse> {
    checkRoot(scope);
    return this.reader.read();
  }

  @Put('steps/:step')
  @Allow(OrgPermissions.unitWrite)
  @ApiOperation({ operationId: 'skipSetupStep', summary: '以后再做这一步 Leave a step for later' })
  @ApiParam({ name: 'step', enum: setupSteps })
  @ApiOkResponse({ type: SetupResponse })
  async skip(
    @Param('step', stepPipe) step: SetupStep,
    @Body() { skipped }: SkipSetupStepBody,
    @CurrentCaller() caller: Caller,
  ): Promise<SetupResponse> {
    checkRoot(caller.scope);
    await this.skipStep.execute(step, skipped, caller);
    return this.reader.read();
  }
}

/** The base is set up by who administrates the whole of it. */
function checkRoot(scope: Scope): void {
  if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
}
