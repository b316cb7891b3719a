// What may become of migrations between two releases: those of the old one stay byte for byte, new ones only expand.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../workspace.mjs';
import { git } from './release-before.mjs';

const isMigration = (file) => /\/migrations\/\d+-[^/]+\.ts$/.test(file);

/** What the release before could trip over. */
const contracting = [
  [/\bDROP\s+(TABLE|COLUMN|SCHEMA|VIEW|FUNCTION|TYPE|SEQUENCE)\b/i, 'drops what the release before uses'],
  [/\bALTER\s+TABLE\b[^;`]*\bDROP\s+(?!DEFAULT|NOT|CONSTRAINT)\w/i, 'drops what the release before uses'],
  [/\bRENAME\s+(TO|COLUMN|CONSTRAINT)?\b/i, 'renames what the release before uses'],
  [/\bALTER\s+(COLUMN\s+)?"?\w+"?\s+(SET\s+DATA\s+)?TYPE\b/i, 'changes the type of a column'],
  [/\bSET\s+NOT\s+NULL\b/i, 'asks for a value that the release before does not give'],
  [
    /\bADD\s+(COLUMN\s+)?(?!CONSTRAINT\b|COLUMN\b)(?:(?!\bDEFAULT\b|\bGENERATED\b|[,;`]).)*\bNOT\s+NULL\b(?![^,;`]*\b(DEFAULT|GENERATED)\b)/is,
    'adds a column NOT NULL without a default',
  ],
];

/** Faults of one new migration; `contract: <ADR>` in a comment says that a later release takes away what none uses. */
export function faultsOf(text) {
  if (/contract:\s*(ADR[ -]?)?\d+/i.test(text)) return [];
  const up = text.split(/\basync\s+down\s*\(/)[0];
  return contracting.filter(([pattern]) => pattern.test(up)).map(([, fault]) => fault);
}

export function migrationFaults(commit) {
  const released = (git('ls-tree', '-r', '--name-only', commit) ?? '').split('\n').filter(isMigration);
  const present = (git('ls-files') ?? '').split('\n').filter(isMigration);
  const edited = released.flatMap((file) => {
    const full = path.join(root, file);
    if (!fs.existsSync(full)) return [`${file}: is gone, though it was released`];
    const was = git('show', `${commit}:${file}`);
    return fs.readFileSync(full, 'utf8').trimEnd() === was ? [] : [`${file}: was edited after its release`];
  });
  const added = present
    .filter((file) => !released.includes(file))
    .flatMap((file) =>
      faultsOf(fs.readFileSync(path.join(root, file), 'utf8')).map(
        (fault) => `${file}: ${fault}; a contracting step says \`contract: <ADR>\` in a comment`,
      ),
    );
  return [...edited, ...added];
}

/** A rule that lets these through, or stops those, guards nothing. */
const contracts = [
  'ALTER TABLE person DROP COLUMN name',
  'ALTER TABLE person DROP name',
  'DROP TABLE person',
  'ALTER TABLE person RENAME COLUMN name TO full_name',
  'ALTER TABLE person RENAME TO human',
  'ALTER TABLE person ALTER COLUMN name TYPE varchar(9)',
  'ALTER TABLE person ALTER name SET NOT NULL',
  'ALTER TABLE person ADD COLUMN age int NOT NULL',
  'ALTER TABLE person ADD age int NOT NULL, ADD note text',
];
const expands = [
  'CREATE TABLE pet (id uuid PRIMARY KEY, name text NOT NULL)',
  'ALTER TABLE person ADD COLUMN age int',
  "ALTER TABLE person ADD COLUMN age int NOT NULL DEFAULT 0, ADD note text NOT NULL DEFAULT ''",
  'CREATE INDEX person_name ON person (name)',
  'ALTER TABLE person DROP CONSTRAINT person_age, ADD CONSTRAINT person_age CHECK (age > 0)',
  'async down() { DROP TABLE person }',
  '// contract: ADR 31\nALTER TABLE person DROP COLUMN name',
];

export function proveRules() {
  const wrong = [
    ...contracts.filter((text) => faultsOf(text).length === 0).map((text) => `lets through: ${text}`),
    ...expands.filter((text) => faultsOf(text).length > 0).map((text) => `stops: ${text}`),
  ];
  if (wrong.length > 0) throw new Error(`the rule itself is wrong:\n  ${wrong.join('\n  ')}`);
}
