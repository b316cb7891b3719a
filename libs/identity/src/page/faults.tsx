import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import type { Language } from '@plinth/platform-http';

/** What was wrong with a form, above it, for eyes and screen readers. */
export function Faults({
  error,
  language,
}: {
  readonly error?: DomainError | undefined;
  readonly language: Language;
}): VNode | null {
  if (error === undefined) return null;
  return (
    <div class="notice error" role="alert" id="error">
      {error.text(language)}
      {error.faults.length === 0 ? null : (
        <ul>
          {error.faults.map((fault) => (
            <li key={fault.code}>{fault[language]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
