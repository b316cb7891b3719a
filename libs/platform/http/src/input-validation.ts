import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import { HttpErrors } from './errors';
import { faultTexts } from './fault-texts';

/** Validates DTOs: unknown fields refused, all faults at once, each with its dotted path. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, ''));
      return new DomainError(HttpErrors.inputInvalid, { count: faults.length }, faults);
    },
  });

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    path,
    ...faultTexts(rule, message),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}
