import type { ReactNode } from 'react';
import { Skeleton, TroubleNotice } from './states';

/** Structurally a query of the api client. */
export interface Loading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch?: () => unknown;
}

interface Properties<T> {
  readonly from: Loading<T>;
  readonly skeleton?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What was asked for, or why it is not there; data once shown stay while they are asked for again. */
export function Loaded<T>({
  from,
  skeleton = <Skeleton />,
  isEmpty,
  empty = null,
  children,
}: Properties<T>): ReactNode {
  if (from.data !== undefined) return isEmpty?.(from.data) === true ? empty : children(from.data);
  if (from.error === null || from.error === undefined) return skeleton;
  const { refetch } = from;
  return <TroubleNotice error={from.error} onRetry={refetch === undefined ? undefined : () => void refetch()} />;
}
