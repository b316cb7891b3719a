import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '@plinth/platform-events';

/*
 * Growth at design size: account 40 M, login_name 90 M, session 20 M alive, sign_in kept for 180 days.
 * No foreign keys: accounts are made from events by the ten thousand, and every row would be checked again.
 */
const tables = `
CREATE TABLE account (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE,
  audience text NOT NULL CHECK (audience IN ('staff', 'student', 'guardian', 'administrator')),
  person_status text NOT NULL DEFAULT 'present' CHECK (person_status IN ('present', 'suspended', 'ended')),
  suspended_by text,
  suspended_at timestamptz,
  status text GENERATED ALWAYS AS (CASE
    WHEN person_status = 'ended' THEN 'ended'
    WHEN person_status = 'suspended' OR suspended_by IS NOT NULL THEN 'suspended'
    ELSE 'active' END) STORED,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE login_name (
  account_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('username', 'phone', 'id_number', 'staff_number', 'student_number')),
  scope uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  value bytea NOT NULL,
  conflicting boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, kind, scope, value)
);
CREATE UNIQUE INDEX login_name_owner ON login_name (value, kind, scope) WHERE NOT conflicting;
CREATE INDEX login_name_waiting ON login_name (value, kind, scope) WHERE conflicting;

CREATE TABLE person_role (
  assignment_id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  role_key text NOT NULL,
  unit_id uuid NOT NULL
);
CREATE INDEX person_role_person ON person_role (person_id);

CREATE TABLE password (
  account_id uuid PRIMARY KEY,
  hash text NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  must_change boolean NOT NULL DEFAULT false
);

CREATE TABLE password_history (
  account_id uuid NOT NULL,
  set_at timestamptz NOT NULL DEFAULT now(),
  hash text NOT NULL,
  PRIMARY KEY (account_id, set_at)
);

CREATE TABLE first_time_code (
  account_id uuid PRIMARY KEY,
  digest bytea NOT NULL,
  kind text NOT NULL DEFAULT 'first_time' CHECK (kind IN ('first_time', 'badge')),
  expires_at timestamptz NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE binding_code (
  pupil_id uuid PRIMARY KEY,
  digest bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL,
  auth_time timestamptz NOT NULL,
  acr text NOT NULL,
  amr text[] NOT NULL,
  identity_id text,
  address text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  idle_seconds integer NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE sign_in (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  result text NOT NULL CHECK (result IN ('success', 'refused')),
  method text NOT NULL,
  address text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT ''
);
CREATE INDEX sign_in_account ON sign_in (account_id, id DESC);
CREATE INDEX sign_in_at ON sign_in USING brin (at);

CREATE TABLE pending_sign_in (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL,
  proven text NOT NULL CHECK (proven IN ('password', 'first_time_code', 'badge', 'binding_code')),
  has_second_factor boolean NOT NULL DEFAULT false,
  must_set_password boolean NOT NULL DEFAULT false,
  enrolment bytea,
  expires_at timestamptz NOT NULL
);

CREATE TABLE attempt (
  key bytea PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL
);

CREATE TABLE second_factor (
  account_id uuid PRIMARY KEY,
  secret bytea NOT NULL,
  last_step bigint NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE recovery_code (
  account_id uuid NOT NULL,
  digest bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, digest)
);

CREATE TABLE administrator_invitation (
  id uuid PRIMARY KEY,
  digest bytea NOT NULL UNIQUE,
  unit_id uuid NOT NULL,
  role_key text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE security_policy (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  content jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

`;

const comments = `
COMMENT ON COLUMN account.person_status IS 'What org says of the person; an administrator suspends by suspended_by without touching it';
COMMENT ON COLUMN login_name.scope IS 'School in which a number is unique; all zeros for the rest';
COMMENT ON COLUMN login_name.value IS 'Blind index; for usernames the bytes of the lower-case name';
COMMENT ON COLUMN login_name.conflicting IS 'Somebody else has this name already: it does not sign in, and is promoted when it becomes free';
COMMENT ON COLUMN session.token_hash IS 'SHA-256 of the cookie; the token itself is kept nowhere';
COMMENT ON COLUMN attempt.key IS 'SHA-256 of what is counted: an account, a name nobody has, an address';
COMMENT ON COLUMN second_factor.last_step IS 'Highest TOTP step used: an older or equal one is refused (RFC 6238 §5.2)';
COMMENT ON TABLE pending_sign_in IS 'Between the first proof and the session: second factor, first password, enrolment';
`;

const names = [
  'security_policy',
  'administrator_invitation',
  'recovery_code',
  'second_factor',
  'attempt',
  'pending_sign_in',
  'sign_in',
  'session',
  'binding_code',
  'first_time_code',
  'password_history',
  'password',
  'person_role',
  'login_name',
  'account',
];

export class Accounts1791000000001 implements MigrationInterface {
  name = 'Accounts1791000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
    await runner.query(tables);
    await runner.query(comments);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of names) await runner.query(`DROP TABLE ${table}`);
    await dropMessagingTables(runner);
  }
}
