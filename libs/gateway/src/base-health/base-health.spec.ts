import { healthOf, worstOf } from './base-health';
import type { AskedService, ServiceFacts, StoreFacts } from './base-health';

const now = new Date('2026-09-01T08:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const well: ServiceFacts = {
  checks: { room: 'ok' },
  outbox: { waiting: 0, oldestSeconds: 0 },
  consumers: [{ consumer: 'identity.accounts', behind: 3, dead: 0 }],
  jobs: { due: 1, givenUp: 0 },
};
const store: StoreFacts = { bytes: 1.24e9, connections: 20, mostConnections: 100, lastBackup: hoursAgo(5) };
const aService = (more: Partial<AskedService> = {}): AskedService => ({
  ...{ name: 'org', replicas: 1, answering: 1, facts: [well] },
  ...more,
});
const health = (services: readonly AskedService[], stored: StoreFacts | undefined = store) =>
  healthOf(services, stored, now);
const item = (area: string, services: readonly AskedService[], stored?: StoreFacts) =>
  health(services, stored).find((one) => one.area === area);

describe('the health of the base in words', () => {
  it('is well when everything is', () => {
    const items = health([aService()]);
    expect(worstOf(items)).toBe('ok');
    expect(items.map(({ zh }) => zh)).toEqual([
      '组织服务正常。',
      '变更都已送达。',
      '没有后台任务积压。',
      '数据库 1.2 GB，连接 20/100。',
      '上次备份在 5 小时前。',
    ]);
    for (const { en } of items) expect(en).toMatch(/^[\x20-\x7e]+\.$/);
  });

  it('says which service does not answer, which replicas, and what fails in it; the worst first', () => {
    const items = health([
      aService(),
      aService({ name: 'identity', replicas: 3, answering: 2 }),
      aService({ name: 'audit', answering: 0, facts: [] }),
      aService({ name: 'market', facts: [{ checks: { room: 'failed', redis: 'timed_out', bus: 'ok' } }] }),
    ]);
    expect(worstOf(items)).toBe('problem');
    expect(items.slice(0, 3).map(({ service, state, zh }) => [service, state, zh])).toEqual([
      ['audit', 'problem', '审计服务没有应答。'],
      ['market', 'problem', '应用市场服务有问题：磁盘空间、缓存。'],
      ['identity', 'warning', '身份服务的 3 个实例中有 1 个没有应答。'],
    ]);
  });

  it('tells late events from those that somebody must look at, with the command that shows them', () => {
    const withEvents = (more: Partial<ServiceFacts>) => [aService({ facts: [{ ...well, ...more }] })];
    expect(item('events', withEvents({ outbox: { waiting: 12, oldestSeconds: 61 } }))?.state).toBe('warning');
    expect(item('events', withEvents({ outbox: { waiting: 12, oldestSeconds: 59 } }))?.state).toBe('ok');
    const behind = withEvents({ consumers: [{ consumer: 'c', behind: 1_001, dead: 0 }] });
    expect(item('events', behind)?.zh).toContain('1001 个还没有处理');
    const dead = item('events', withEvents({ consumers: [{ consumer: 'identity.accounts', behind: 0, dead: 2 }] }));
    expect(dead).toMatchObject({ state: 'problem' });
    expect(dead?.zh).toContain('npx plinth events dead identity.accounts');
  });

  it('counts what replicas of one service have in common once', () => {
    const facts = [well, well].map((one) => ({ ...one, jobs: { due: 60, givenUp: 0 } }));
    expect(item('jobs', [aService({ replicas: 2, answering: 2, facts })])?.state).toBe('ok');
    expect(item('jobs', [aService({ facts: [{ ...well, jobs: { due: 101, givenUp: 0 } }] })])?.state).toBe('warning');
    expect(item('jobs', [aService({ facts: [{ ...well, jobs: { due: 0, givenUp: 1 } }] })])?.state).toBe('warning');
  });

  it('warns of a backup that is old or was never made, and of a database near its limits or away', () => {
    expect(item('backup', [], { ...store, lastBackup: hoursAgo(25) })?.state).toBe('ok');
    expect(item('backup', [], { ...store, lastBackup: hoursAgo(50) })).toMatchObject({
      ...{ state: 'warning', zh: '上次备份是 2 天前。' },
    });
    expect(item('backup', [], { ...store, lastBackup: undefined })?.zh).toContain('没有用 npx plinth backup');
    expect(item('storage', [], { ...store, connections: 91 })?.state).toBe('warning');
    expect(healthOf([], undefined, now).find(({ area }) => area === 'storage')?.state).toBe('problem');
  });
});
