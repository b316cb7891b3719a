/** What a service answers of itself. */
export interface ServiceFacts {
  readonly checks: Readonly<Record<string, string>>;
  readonly outbox?: { readonly waiting: number; readonly oldestSeconds: number };
  readonly consumers?: readonly { readonly consumer: string; readonly behind: number; readonly dead: number }[];
  readonly jobs?: { readonly due: number; readonly givenUp: number };
}

export interface AskedService {
  readonly name: string;
  readonly replicas: number;
  readonly answering: number;
  readonly facts: readonly ServiceFacts[];
}

export interface StoreFacts {
  readonly bytes: number;
  readonly connections: number;
  readonly mostConnections: number;
  readonly lastBackup: Date | undefined;
}

export type HealthState = 'ok' | 'warning' | 'problem';
export type HealthArea = 'service' | 'events' | 'jobs' | 'storage' | 'backup';

export interface HealthItem {
  readonly area: HealthArea;
  /** Of an item about one service. */
  readonly service?: string;
  readonly state: HealthState;
  readonly zh: string;
  readonly en: string;
}

const BEHIND_AT_MOST = 1_000;
const WAITS_AT_MOST_SECONDS = 60;
const BACKUP_HOURS = 26;
const HOUR = 3_600_000;

const services: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  identity: ['身份', 'Identity'],
  org: ['组织', 'Organisation'],
  market: ['应用市场', 'Market'],
  audit: ['审计', 'Audit'],
};

const checks: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  database: ['数据库', 'the database'],
  room: ['磁盘空间', 'room on the disk'],
  relay: ['事件发布', 'publishing of events'],
  bus: ['事件接收', 'receiving of events'],
  redis: ['缓存', 'the cache'],
  clock: ['时钟', 'the clock'],
};

const wordOf = (words: Readonly<Record<string, readonly [string, string]>>, name: string) =>
  words[name] ?? [name, name];

/** The state of the base in words, what needs somebody first. */
export function healthOf(asked: readonly AskedService[], store: StoreFacts | undefined, now: Date): HealthItem[] {
  const items = [
    ...asked.map(serviceItem),
    eventsItem(asked),
    jobsItem(asked),
    storageItem(store),
    backupItem(store, now),
  ];
  const rank: Readonly<Record<HealthState, number>> = { problem: 0, warning: 1, ok: 2 };
  return items.sort((a, b) => rank[a.state] - rank[b.state]);
}

export const worstOf = (items: readonly HealthItem[]): HealthState =>
  (['problem', 'warning'] as const).find((state) => items.some((item) => item.state === state)) ?? 'ok';

function serviceItem({ name: service, replicas, answering, facts }: AskedService): HealthItem {
  const [zh, en] = wordOf(services, service);
  const about = { area: 'service', service } as const;
  if (answering === 0) return { ...about, state: 'problem', zh: `${zh}服务没有应答。`, en: `${en} does not answer.` };
  const failing = [...new Set(facts.flatMap((one) => failingIn(one)))];
  if (failing.length > 0) {
    const [inZh, inEn] = [0, 1].map((at) =>
      failing.map((name) => wordOf(checks, name)[at]).join(at === 0 ? '、' : ', '),
    );
    return { ...about, state: 'problem', zh: `${zh}服务有问题：${inZh}。`, en: `${en} has a fault: ${inEn}.` };
  }
  if (answering < replicas) {
    const [gone, all] = [replicas - answering, replicas];
    return {
      ...about,
      ...{ state: 'warning', zh: `${zh}服务的 ${all} 个实例中有 ${gone} 个没有应答。` },
      en: `${en}: ${gone} of ${all} replicas do not answer.`,
    };
  }
  return { ...about, state: 'ok', zh: `${zh}服务正常。`, en: `${en} is well.` };
}

const failingIn = (facts: ServiceFacts): string[] =>
  Object.entries(facts.checks).flatMap(([name, result]) => (result === 'ok' ? [] : [name]));

function eventsItem(asked: readonly AskedService[]): HealthItem {
  const area = 'events';
  const facts = asked.flatMap((service) => service.facts.slice(0, 1));
  const consumers = facts.flatMap((one) => one.consumers ?? []);
  const dead = consumers.reduce((sum, one) => sum + one.dead, 0);
  if (dead > 0) {
    const where = consumers.filter((one) => one.dead > 0).map(({ consumer }) => consumer);
    return {
      ...{
        area,
        state: 'problem',
        zh: `有 ${dead} 个变更多次处理失败，要人来看：npx plinth events dead ${where[0]}。`,
      },
      en: `${dead} change(s) failed again and again and need somebody: npx plinth events dead ${where[0]}.`,
    };
  }
  const waiting = facts.reduce((sum, one) => sum + (one.outbox?.waiting ?? 0), 0);
  const oldest = Math.max(0, ...facts.map((one) => one.outbox?.oldestSeconds ?? 0));
  const behind = Math.max(0, ...consumers.map((one) => one.behind));
  if (oldest > WAITS_AT_MOST_SECONDS || behind > BEHIND_AT_MOST) {
    const minutes = Math.ceil(oldest / 60);
    return {
      ...{
        area,
        state: 'warning',
        zh: `变更传递滞后：${waiting} 个还没有发出(最久 ${minutes} 分钟)，${behind} 个还没有处理。`,
      },
      en: `Changes are late: ${waiting} not sent (the oldest for ${minutes} min), ${behind} not handled.`,
    };
  }
  return { area, state: 'ok', zh: '变更都已送达。', en: 'Changes have arrived everywhere.' };
}

function jobsItem(asked: readonly AskedService[]): HealthItem {
  const area = 'jobs';
  const jobs = asked.flatMap((service) => service.facts.slice(0, 1).map((one) => one.jobs ?? { due: 0, givenUp: 0 }));
  const [due, givenUp] = [jobs.reduce((sum, one) => sum + one.due, 0), jobs.reduce((sum, one) => sum + one.givenUp, 0)];
  if (givenUp > 0)
    return {
      ...{ area, state: 'warning', zh: `有 ${givenUp} 个后台任务多次失败后停下了。` },
      en: `${givenUp} background job(s) stopped after failing again and again.`,
    };
  if (due > 100)
    return { area, state: 'warning', zh: `有 ${due} 个后台任务在排队。`, en: `${due} background jobs are waiting.` };
  return { area, state: 'ok', zh: '没有后台任务积压。', en: 'No background jobs are waiting long.' };
}

function storageItem(store: StoreFacts | undefined): HealthItem {
  const area = 'storage';
  if (store === undefined)
    return { area, state: 'problem', zh: '数据库没有应答。', en: 'The database does not answer.' };
  const { bytes, connections, mostConnections: most } = store;
  const size = bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
  if (connections > most * 0.9)
    return {
      ...{ area, state: 'warning', zh: `数据库连接快用完了：${connections}/${most}。` },
      en: `The database is running out of connections: ${connections} of ${most}.`,
    };
  return {
    area,
    state: 'ok',
    zh: `数据库 ${size}，连接 ${connections}/${most}。`,
    en: `Database ${size}, ${connections} of ${most} connections.`,
  };
}

function backupItem(store: StoreFacts | undefined, now: Date): HealthItem {
  const area = 'backup';
  const last = store?.lastBackup;
  if (last === undefined)
    return {
      ...{ area, state: 'warning', zh: '没有用 npx plinth backup 备份过。' },
      en: 'npx plinth backup was never run to its end.',
    };
  const hours = Math.floor((now.getTime() - last.getTime()) / HOUR);
  const isOld = hours >= BACKUP_HOURS;
  const days = Math.floor(hours / 24);
  return {
    ...{ area, state: isOld ? 'warning' : 'ok' },
    zh: isOld ? `上次备份是 ${days} 天前。` : `上次备份在 ${hours} 小时前。`,
    en: isOld ? `The last backup was ${days} day(s) ago.` : `The last backup was ${hours} hour(s) ago.`,
  };
}
