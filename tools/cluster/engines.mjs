// PostgreSQL, Redis and Kafka of a cluster: those that the environment names, else started here, watched and stopped.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startKafka } from './kafka.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

const LOOK_EVERY_MS = 1_000;
const TRIES = 10;

export class Engines {
  #started;
  #environment;
  #watching;
  #restarting = new Set();

  constructor(environment, started) {
    this.#environment = environment;
    this.#started = started;
  }

  static async start({ home, environment, say, onChange }) {
    const starters = {
      postgres: !environment.PLINTH_DATABASE_URL && (() => startPostgres({ home })),
      redis: !environment.PLINTH_REDIS_URL && (() => startRedis({ home: path.join(home, 'redis') })),
      kafka: !environment.PLINTH_KAFKA_BROKERS && (() => startKafka({ home: path.join(home, 'kafka') })),
    };
    // One after the other: a starter that waits for a program (initdb, Kafka's format) keeps the others from being heard.
    const started = {};
    const missing = [];
    for (const [name, start] of Object.entries(starters)) {
      if (!start) continue;
      try {
        started[name] = await start();
      } catch (error) {
        missing.push(`\n  ${error.message}`);
      }
    }
    if (missing.length > 0) {
      await Promise.all(Object.values(started).map((engine) => engine.stop()));
      throw new Error(`these are missing:${missing.join('')}`);
    }
    const engines = new Engines(environment, started);
    engines.#watch(say, onChange);
    return engines;
  }

  /** For services: without the owner's name and password. */
  get databaseUrl() {
    const own = this.#started.postgres;
    if (own) return own.url;
    const url = new URL(this.#environment.PLINTH_DATABASE_URL);
    [url.username, url.password] = ['', ''];
    return url.href;
  }

  get ownerUrl() {
    return this.#started.postgres?.ownerUrl ?? this.#environment.PLINTH_DATABASE_URL;
  }

  get brokers() {
    return this.#started.kafka?.brokers ?? this.#environment.PLINTH_KAFKA_BROKERS.split(',');
  }

  get redisUrl() {
    return this.#started.redis?.url ?? this.#environment.PLINTH_REDIS_URL;
  }

  state() {
    const engines = Object.entries(this.#started).map(([name, { pid }]) => [name, { pid }]);
    return { ...Object.fromEntries(engines), brokers: this.brokers, redisUrl: this.redisUrl };
  }

  /** PostgreSQL last. */
  async stop() {
    clearInterval(this.#watching);
    while (this.#restarting.size > 0) await sleep(100);
    const { kafka, redis, postgres } = this.#started;
    await Promise.all([kafka?.stop(), redis?.stop()]);
    await postgres?.stop();
  }

  #watch(say, onChange) {
    this.#watching = setInterval(() => {
      for (const [name, engine] of Object.entries(this.#started)) {
        if (isAlive(engine.pid) || this.#restarting.has(name)) continue;
        say(`${name} (pid ${engine.pid}) is gone; it is started again.`);
        this.#restarting.add(name);
        void startAgain(engine)
          .then(onChange, (error) => say(`${name} did not start again: ${error.message}`))
          .finally(() => this.#restarting.delete(name));
      }
    }, LOOK_EVERY_MS);
    this.#watching.unref();
  }
}

/** Its last processes may still hold what it needs. */
async function startAgain(engine) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await engine.restart();
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(1_000);
    }
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
