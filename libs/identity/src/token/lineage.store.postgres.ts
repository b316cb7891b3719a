import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { sessionIsAlive } from '../session/session.store.postgres';
import { Gathered } from './gathered';
import { LineageStore } from './lineage.store';
import type { EndedLineage, LineageEnd, Rotation, Standing } from './lineage.store';
import { GRACE_SECONDS, hashOfRefreshToken } from './refresh-lineage';
import type { RefreshLineage, RefreshToken } from './refresh-lineage';

interface LineageRow {
  readonly id: string;
  readonly clientId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly scopes: string[];
  readonly generation: number;
  readonly authTime: string;
  readonly acr: string;
  readonly amr: string[];
}

const columns = `l.id, l.client_id AS "clientId", l.account_id AS "accountId", l.person_id AS "personId",
  l.session_id AS "sessionId", l.scopes, l.generation, extract(epoch FROM l.auth_time)::bigint AS "authTime", l.acr, l.amr`;

const lineageOf = (row: LineageRow): RefreshLineage => ({
  id: row.id,
  clientId: row.clientId,
  scopes: row.scopes,
  generation: row.generation,
  person: {
    accountId: row.accountId,
    personId: row.personId,
    sessionId: row.sessionId,
    authTime: Number(row.authTime),
    acr: row.acr,
    amr: row.amr,
  },
});

/** Access tokens remembered of one lineage; older ones have expired. */
const TOKEN_IDS_KEPT = 10;

/** What a claim changes, and of which lineage: `of` names what is asked. */
const rotationOf = (of: { next: string; successor: string; tokenId: string; days: string }): string =>
  `generation = l.generation + 1, previous_hash = l.secret_hash, secret_hash = ${of.next},
      successor_sealed = ${of.successor}, rotated_at = clock_timestamp(),
      token_ids = (${of.tokenId} || l.token_ids)[1:${TOKEN_IDS_KEPT}], expires_at = now() + make_interval(days => ${of.days})`;
const isAlive = `l.revoked_at IS NULL AND l.expires_at > now()
      AND EXISTS (SELECT FROM session s WHERE s.id = l.session_id AND ${sessionIsAlive('s')})`;
/** A session that another transaction holds is being ended or was just seen: it is not waited for. */
const seen = `UPDATE session SET last_seen_at = now() WHERE id IN (
      SELECT s.id FROM session s JOIN claimed ON s.id = claimed."sessionId"
      WHERE s.last_seen_at < now() - interval '1 minute' AND s.ended_at IS NULL FOR UPDATE OF s SKIP LOCKED)`;

const claimStatement = `WITH claimed AS (
    UPDATE refresh_lineage l SET ${rotationOf({ next: '$5', successor: '$6', tokenId: '$7::uuid', days: '$8' })}
    WHERE l.id = $1 AND l.client_id = $2 AND l.generation = $3 AND l.secret_hash = $4 AND ${isAlive}
    RETURNING ${columns}
  ), seen AS (${seen})
  SELECT * FROM claimed`;

const next = rotationOf({
  next: 'asked.next_hash',
  successor: 'asked.successor',
  tokenId: 'asked.token_id',
  days: 'asked.days',
});
/** Several at once, of lineages that nobody else holds: one that is held must not keep the others waiting. */
const claimsStatement = `WITH asked AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::bytea[], $5::bytea[], $6::bytea[], $7::uuid[], $8::int[])
      WITH ORDINALITY AS a (id, client_id, generation, hash, next_hash, successor, token_id, days, nth)
  ), free AS MATERIALIZED (
    SELECT l.id FROM refresh_lineage l WHERE l.id = ANY ($1) FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE refresh_lineage l SET ${next}
    FROM asked JOIN free ON free.id = asked.id
    WHERE l.id = asked.id AND l.client_id = asked.client_id AND l.generation = asked.generation
      AND l.secret_hash = asked.hash AND ${isAlive}
    RETURNING asked.nth::int, ${columns}
  ), seen AS (${seen})
  SELECT * FROM claimed`;

const valuesOf = ({ presented, clientId, nextHash, successorSealed, tokenId, lifetimeDays }: Rotation) => [
  presented.lineageId,
  clientId,
  presented.generation,
  hashOfRefreshToken(presented),
  nextHash,
  successorSealed,
  tokenId,
  lifetimeDays,
];

const revocation = `UPDATE refresh_lineage SET revoked_at = now(), revoked_because = $1, successor_sealed = NULL
  WHERE revoked_at IS NULL AND`;

type Claim = RefreshLineage | Promise<RefreshLineage | undefined>;

@Injectable()
export class PostgresLineageStore extends LineageStore {
  private readonly claims = new Gathered<Rotation, RefreshLineage | undefined>((rotations) => this.claimAll(rotations));

  constructor(private readonly database: Database) {
    super();
  }

  async forget(tx: Tx, lineageId: string): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM refresh_lineage WHERE id = $1', [lineageId]);
  }

  claim(rotation: Rotation): Promise<RefreshLineage | undefined> {
    return this.claims.ask(rotation);
  }

  private async claimAll(rotations: readonly Rotation[]): Promise<readonly Claim[]> {
    const values = rotations.map(valuesOf);
    const columnsOfValues = values[0]?.map((_, at) => values.map((row) => row[at])) ?? [];
    const rows = await this.database.queryPrepared<LineageRow & { nth: number }>(claimsStatement, columnsOfValues);
    const claimed = new Map(rows.map((row) => [row.nth, lineageOf(row)]));
    // What was held by somebody or asked twice is looked at by itself, and the others do not wait for it.
    return rotations.map((rotation, at) => claimed.get(at + 1) ?? this.claimAlone(rotation));
  }

  private async claimAlone(rotation: Rotation): Promise<RefreshLineage | undefined> {
    const [row] = await this.database.queryPrepared<LineageRow>(claimStatement, valuesOf(rotation));
    return row && lineageOf(row);
  }

  async standingOf(tx: Tx, presented: RefreshToken, clientId: string): Promise<Standing> {
    const rows = await sqlOf(tx).query<
      LineageRow & {
        secretHash: Buffer;
        previousHash: Buffer | null;
        successorSealed: Buffer | null;
        inGrace: boolean;
        inSession: boolean;
      }
    >(
      `SELECT ${columns}, secret_hash AS "secretHash", previous_hash AS "previousHash",
         successor_sealed AS "successorSealed",
         rotated_at > clock_timestamp() - make_interval(secs => ${GRACE_SECONDS}) AS "inGrace",
         EXISTS (SELECT FROM session s WHERE s.id = l.session_id AND ${sessionIsAlive('s')}) AS "inSession"
       FROM refresh_lineage l
       WHERE id = $1 AND client_id = $2 AND revoked_at IS NULL AND expires_at > now() FOR UPDATE`,
      [presented.lineageId, clientId],
    );
    const [row] = rows;
    if (row === undefined) return { kind: 'dead' };
    const hash = hashOfRefreshToken(presented);
    const lineage = lineageOf(row);
    if (row.generation === presented.generation) {
      // A guessed secret of a known lineage is no proof of theft: anybody could end a lineage by it.
      if (!timingSafeEqual(row.secretHash, hash)) return { kind: 'dead' };
      return row.inSession ? { kind: 'current', lineage } : { kind: 'session_over' };
    }
    if (row.generation === presented.generation + 1 && row.previousHash !== null) {
      if (!timingSafeEqual(row.previousHash, hash)) return { kind: 'dead' };
      if (row.inGrace && row.successorSealed !== null) {
        if (!row.inSession) return { kind: 'session_over' };
        return { kind: 'just_rotated', lineage, successorSealed: row.successorSealed };
      }
    }
    return presented.generation < row.generation ? { kind: 'reused' } : { kind: 'dead' };
  }

  async addTokenId(tx: Tx, lineageId: string, tokenId: string): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE refresh_lineage SET token_ids = ($2::uuid || token_ids)[1:${TOKEN_IDS_KEPT}] WHERE id = $1`,
      [lineageId, tokenId],
    );
  }

  revoke(tx: Tx, lineageId: string, because: LineageEnd): Promise<readonly EndedLineage[]> {
    return this.end(tx, `${revocation} id = $2`, [because, lineageId]);
  }

  async revokeOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    await sqlOf(tx).execute(`${revocation} session_id = ANY($2::uuid[])`, ['session_ended', sessionIds]);
  }

  revokeOfAccount(tx: Tx, accountId: string, because: LineageEnd, clientId?: string): Promise<readonly EndedLineage[]> {
    return this.end(tx, `${revocation} account_id = $2 AND ($3::text IS NULL OR client_id = $3)`, [
      because,
      accountId,
      clientId ?? null,
    ]);
  }

  async findCurrent(presented: RefreshToken) {
    const rows = await this.database.query<LineageRow & { expiresAt: Date }>(
      `SELECT ${columns}, expires_at AS "expiresAt" FROM refresh_lineage l
       WHERE id = $1 AND generation = $2 AND secret_hash = $3 AND revoked_at IS NULL AND expires_at > now()
         AND EXISTS (SELECT FROM session s WHERE s.id = l.session_id AND ${sessionIsAlive('s')})`,
      [presented.lineageId, presented.generation, hashOfRefreshToken(presented)],
    );
    return rows[0] && { lineage: lineageOf(rows[0]), expiresAt: rows[0].expiresAt };
  }

  private end(tx: Tx, statement: string, values: readonly unknown[]): Promise<readonly EndedLineage[]> {
    return sqlOf(tx).query<EndedLineage>(
      `${statement} RETURNING id, client_id AS "clientId", account_id AS "accountId", person_id AS "personId",
         session_id AS "sessionId", token_ids::text[] AS "tokenIds"`,
      values,
    );
  }
}
