export { api, download, fetchPage, pageHeaders, query, saveAs, setCircumstances } from './client';
export { useCursorWindows } from './cursor-windows';
export type { CursorPage, CursorWindows } from './cursor-windows';
export { ApiProblem } from './problem';
export type { Fault, ProblemKind } from './problem';
export { upload } from './upload';
export type { UploadOptions } from './upload';
export type { components, operations, paths } from './gen/schema';
