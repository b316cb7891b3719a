import type { ErrorDefinition, ErrorKind, Fault } from './error-definition';
import { fillIn } from './error-definition';

/** The only error a domain throws on purpose. `details` are shown to the caller: ids and names, never secrets. */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;

  constructor(
    readonly definition: ErrorDefinition,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${definition.code}: ${fillIn(definition.en, details)}`);
    this.name = 'DomainError';
    this.code = definition.code;
    this.kind = definition.kind;
  }

  text(language: 'zh' | 'en'): string {
    return fillIn(this.definition[language], this.details);
  }
}
