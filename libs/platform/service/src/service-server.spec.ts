import { rolePasswordsIn, rolePasswordsText } from './role-passwords';
import { serviceServer } from './service-server';

const secrets = { derive: (label: string) => Buffer.from(label) };

describe('the database of a service', () => {
  it('is never seen as its owner sees it', () => {
    expect(() => serviceServer('postgres://owner:secret@db/plinth', { secrets }).owner()).toThrow(/plinth migrate/);
  });

  it('is reached as the roles of domains, whose passwords come from the master key', () => {
    const server = serviceServer('postgres://db:6543/base', { secrets });
    const [org, events] = [server.domain('org'), server.domain('events')];
    expect(org).toMatchObject({ host: 'db', port: 6543, database: 'base', user: 'plinth_org' });
    expect(events.user).toBe('plinth_events');
    expect(org.password).not.toBe(events.password);
  });

  it('is reached with the passwords of a file, and as no other role than those', () => {
    const passwords = rolePasswordsIn('# market\n\nplinth_market own\r\nplinth_events  of-events\n');
    const server = serviceServer('postgres://db:6543/base', { passwords });
    expect(server.domain('market')).toMatchObject({ host: 'db', user: 'plinth_market', password: 'own' });
    expect(server.domain('events')).toMatchObject({ user: 'plinth_events', password: 'of-events' });
    expect(() => server.domain('org')).toThrow(/a line of plinth_org/);
    expect(() => server.owner()).toThrow(/plinth migrate/);
  });

  it('is not reached by a file that cannot be read, of which nothing is shown', () => {
    for (const text of ['plinth_market', 'market secret', 'secret', 'plinth_owner: secret', 'plinth_market a secret']) {
      expect(() => rolePasswordsIn(`plinth_events x\n${text}`)).toThrow(/PLINTH_DATABASE_PASSWORDS line 2/);
      expect(() => rolePasswordsIn(text)).not.toThrow(/secret/);
    }
    expect(rolePasswordsIn(rolePasswordsText(new Map([['market', 'x']])))).toEqual(new Map([['market', 'x']]));
  });

  it('without a master key is reached as the one role that the address names', () => {
    const server = serviceServer('postgres://plinth_gateway:its-own@db/base');
    expect(server.domain('gateway')).toMatchObject({ user: 'plinth_gateway', password: 'its-own' });
    expect(() => server.domain('org')).toThrow(/plinth_org/);
    expect(() => serviceServer('postgres://owner:secret@db/base').domain('gateway')).toThrow(/plinth_gateway/);
  });
});
