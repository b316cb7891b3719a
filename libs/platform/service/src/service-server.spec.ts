import { serviceServer } from './service-server';

const secrets = { derive: (label: string) => Buffer.from(label) };

describe('the database of a service', () => {
  it('is never seen as its owner sees it', () => {
    expect(() => serviceServer('postgres://owner:secret@db/plinth', secrets).owner()).toThrow(/plinth migrate/);
  });

  it('is reached as the roles of domains, whose passwords come from the master key', () => {
    const server = serviceServer('postgres://db:6543/base', secrets);
    const [org, events] = [server.domain('org'), server.domain('events')];
    expect(org).toMatchObject({ host: 'db', port: 6543, database: 'base', user: 'plinth_org' });
    expect(events.user).toBe('plinth_events');
    expect(org.password).not.toBe(events.password);
  });

  it('without a master key is reached as the one role that the address names', () => {
    const server = serviceServer('postgres://plinth_gateway:its-own@db/base');
    expect(server.domain('gateway')).toMatchObject({ user: 'plinth_gateway', password: 'its-own' });
    expect(() => server.domain('org')).toThrow(/plinth_org/);
    expect(() => serviceServer('postgres://owner:secret@db/base').domain('gateway')).toThrow(/plinth_gateway/);
  });
});
