import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '@plinth/api-client';
import { TroubleNotice } from '@plinth/ui';

/** What the server says to a form stands beside the form, in the server's words; what keeps it from answering is told whole. */
export function Refusal({ error }: { readonly error: unknown }): ReactNode {
  if (error === null || error === undefined) return null;
  const isAnswer = error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.message !== '';
  if (!isAnswer) return <TroubleNotice error={error} />;
  const faults = error.faults.map(({ message }) => message).filter((message) => message !== error.message);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={error.message}
      description={faults.length === 0 ? undefined : faults.join(' ')}
      style={{ margin: '4px 0 16px' }}
    />
  );
}
