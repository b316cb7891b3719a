export { DomainError } from './domain-error';
export type { ErrorCatalog, ErrorDefinition, ErrorKind, Fault } from './error-definition';
export { fillIn } from './error-definition';
