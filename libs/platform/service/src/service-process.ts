import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { claimSingleInstance } from '@plinth/platform-cache';
import type { DatabaseServer, DomainSchema, RoleSecrets } from '@plinth/platform-database';
import { Metrics, Readiness, startManagementListener, startTracing } from '@plinth/platform-telemetry';
import { checkSchemas, watchDatabase } from './check-store';
import { ClosingOrder } from './closing-order';
import type { RunningProcess } from './run-process';
import { openServiceLog } from './service-log';
import type { ServiceLog } from './service-log';
import { rolePasswordsIn } from './role-passwords';
import { serviceServer } from './service-server';
import type { ServiceConfig } from './service-settings';
import { watchClock } from './watch-clock';

export interface ServiceNeeds {
  /** `org`; its domain and the label of its metrics. */
  readonly name: string;
  /** What its release needs of the database. */
  readonly schemas: readonly DomainSchema[];
  /** The master key, where it is; without it the passwords of the roles have to be given. */
  readonly secrets?: RoleSecrets | undefined;
}

/** What a listener does at its end. */
export interface Drainable {
  /** Serves on, but asks clients to look elsewhere. */
  announce(): void;
  /** Listens no more, finishes what is under way, closes its application. */
  finish(limitMs: number): Promise<void>;
}

const TELL_EVERY_MS = 10_000;

/** One service of the cluster: its log, its database, its readiness, and its end. */
export class ServiceProcess {
  readonly closing = new ClosingOrder();
  readonly metrics = new Metrics();
  readonly readiness: Readiness;
  readonly log: ServiceLog;
  readonly server: DatabaseServer;
  private isStarted = false;
  private readonly toldAt = new Map<string, number>();

  private constructor(
    private readonly config: ServiceConfig,
    readonly needs: ServiceNeeds,
  ) {
    this.log = openServiceLog({ service: needs.name, level: config.logLevel });
    // What opens before the first application of Nest writes there as well.
    Logger.overrideLogger(this.log.nest);
    this.readiness = new Readiness((check, error) => this.tell(check, error));
    this.server = serviceServer(config.databaseUrl, {
      secrets: needs.secrets,
      ...(config.databasePasswords === undefined ? {} : { passwords: rolePasswordsIn(config.databasePasswords) }),
    });
  }

  /**
   * Opens what comes before the service itself; from here on `/readyz` of the management port says that it is not ready.
   * @throws SchemaTooOld
   */
  static async open(config: ServiceConfig, needs: ServiceNeeds): Promise<ServiceProcess> {
    const opened = new ServiceProcess(config, needs);
    try {
      await opened.trace();
      await opened.listenForManagement();
      await checkSchemas(opened.needed);
      await opened.claimDatabase();
      watchDatabase(opened.readiness, opened.needed);
      watchClock(opened.readiness, { ...opened.needed, limitMs: config.clockLimitMs });
      return opened;
    } catch (error) {
      await opened.closing.close();
      throw error;
    }
  }

  /** What the service itself opens; when it cannot, everything opened so far is closed. */
  async running(start: () => Promise<RunningProcess>): Promise<RunningProcess> {
    try {
      return await start();
    } catch (error) {
      await this.closing.close().catch(() => undefined);
      throw error;
    }
  }

  /** From the moment on that `service` listens at `url`. */
  serve(url: string, service: Drainable): RunningProcess {
    this.isStarted = true;
    this.log.log.info({ url }, 'ready');
    return { url, drain: () => this.drain(service) };
  }

  /** What `startService` wants to know of this process. */
  get startOptions() {
    const { publicUrl, host, port } = this.config;
    const { log, metrics, readiness } = this;
    return { name: this.needs.name, publicUrl, host, port, log, metrics, readiness };
  }

  private get needed() {
    return { server: this.server, domain: this.needs.name, schemas: this.needs.schemas };
  }

  private async trace(): Promise<void> {
    const { otlpEndpoint, traceRatio } = this.config;
    const onFault = (fault: string): void => this.log.log.warn({ fault }, 'traces are not taken');
    const tracing = await startTracing({ service: this.needs.name, otlpEndpoint, traceRatio, onFault });
    this.closing.add(() => tracing.stop());
  }

  /** It is asked twice a second: the log says it less often, and nothing of a start that is under way. */
  private tell(check: string, error: unknown): void {
    const now = performance.now();
    if (!this.isStarted || now - (this.toldAt.get(check) ?? -Infinity) < TELL_EVERY_MS) return;
    this.toldAt.set(check, now);
    this.log.log.warn({ check, error }, 'not ready');
  }

  /** A base of one process must not run on the database of a cluster, nor a restore be written under it. */
  private async claimDatabase(): Promise<void> {
    const claim = await claimSingleInstance(this.server, {
      sharedBy: this.needs.name,
      onLost: (error) => {
        this.log.log.error({ error }, 'the database was taken over; this process ends');
        process.kill(process.pid, 'SIGTERM');
      },
    });
    this.closing.add(() => claim.release());
  }

  private async listenForManagement(): Promise<void> {
    this.readiness.register('service', async () => {
      if (!this.isStarted) throw new Error('It has not started yet');
    });
    const { managementHost: host, managementPort: port } = this.config;
    if (port === 0) return;
    const listener = await startManagementListener({ metrics: this.metrics, readiness: this.readiness, host, port });
    this.closing.add(() => listener.close());
  }

  private async drain(service: Drainable): Promise<void> {
    const { drainDelayMs, drainLimitMs } = this.config;
    this.log.log.info({ drainDelayMs, drainLimitMs }, 'draining');
    this.readiness.drain();
    service.announce();
    await sleep(drainDelayMs);
    try {
      await service.finish(drainLimitMs);
    } finally {
      await this.closing.close();
    }
    this.log.log.info('drained');
  }
}
