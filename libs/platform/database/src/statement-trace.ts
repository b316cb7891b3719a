import { isRecording, traced } from '@plinth/platform-telemetry';

const LONGEST = 1_000;

/** What is quoted may be a value that a statement was built with: it is left out. Parameters are never here. */
export const shownText = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .replace(/'(?:[^']|'')*(?:'|$)/g, "'?'")
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);

/** A statement as a span of the request or event that asks; nothing where nobody records. */
export function tracedStatement<T>(schema: string, texts: () => readonly string[], run: () => Promise<T>): Promise<T> {
  if (!isRecording()) return run();
  const shown = texts().map(shownText);
  const main = shown.find((text) => !/^(?:BEGIN|COMMIT|ROLLBACK)\b/i.test(text)) ?? shown[0] ?? '';
  const verb = (/^\w+/.exec(main)?.[0] ?? 'statement').toUpperCase();
  return traced(
    `${verb} ${schema}`,
    run,
    {
      'db.system.name': 'postgresql',
      'db.namespace': schema,
      'db.query.text': shown.join('; ').slice(0, LONGEST),
      'db.operation.batch.size': shown.length,
    },
    { kind: 'client' },
  );
}
