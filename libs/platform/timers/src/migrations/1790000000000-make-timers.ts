import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrateWorker } from '../migrate-worker';

// The caller is known by session_user, which SECURITY DEFINER leaves alone: a domain adds and cancels its own jobs only.
const functions = `
  CREATE OR REPLACE FUNCTION timers.check_own(name text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
      IF NOT starts_with('plinth_' || name, session_user || '.') THEN
        RAISE EXCEPTION 'timer % is not of %', name, session_user USING ERRCODE = 'insufficient_privilege';
      END IF;
    END $$;
  CREATE OR REPLACE FUNCTION timers.schedule(name text, payload json, run_at timestamptz, max_attempts int, key text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = timers, pg_catalog, pg_temp AS $$
    BEGIN
      PERFORM timers.check_own(name);
      PERFORM timers.add_job(name, payload, run_at => schedule.run_at, max_attempts => schedule.max_attempts,
                             job_key => name || ':' || schedule.key);
    END $$;
  CREATE OR REPLACE FUNCTION timers.cancel(name text, key text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = timers, pg_catalog, pg_temp AS $$
    BEGIN
      PERFORM timers.check_own(name);
      PERFORM timers.remove_job(name || ':' || key);
    END $$`;

export class MakeTimers1790000000000 implements MigrationInterface {
  /** graphile-worker commits its steps itself. Each statement here may be repeated after a crash in between. */
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // A pool that is alive says so here; jobs locked by one that has stopped saying so are given to others.
    await runner.query(
      'CREATE TABLE IF NOT EXISTS timers.worker_beat (pool text PRIMARY KEY, beat_at timestamptz NOT NULL DEFAULT now())',
    );
    await runner.query(functions);
    await migrateWorker(runner);
    await runner.query('GRANT USAGE ON SCHEMA timers TO plinth_domain');
    await runner.query(
      `GRANT EXECUTE ON FUNCTION timers.schedule(text, json, timestamptz, int, text), timers.cancel(text, text)
       TO plinth_domain`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION timers.schedule, timers.cancel, timers.check_own');
    await runner.query('DROP TABLE timers.worker_beat');
  }
}
