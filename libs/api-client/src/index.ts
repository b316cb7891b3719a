export { api, download, fetchPage, pageHeaders, query, saveAs, setCircumstances } from './client';
export { ApiProblem } from './problem';
export type { Fault, ProblemKind } from './problem';
export type { components, operations, paths } from './gen/schema';
