import { setTimeout as pause } from 'node:timers/promises';
import { Relay } from '@plinth/platform-events';
import { PeopleFixture } from '../person/people.fixture';

interface Page {
  readonly items: {
    readonly cursor: string;
    readonly kind: string;
    readonly action: string;
    readonly subjectId: string;
    readonly data: Record<string, unknown>;
  }[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
  readonly code?: string;
}

describe('the change feed of applications', () => {
  let fixture: PeopleFixture;
  let relay: Relay;
  const app = { client: 'app-one' };
  const operator = { operator: true };

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    relay = await Relay.open(fixture.database.server);
    await relay.start();
    fixture.allow('app-one', 'org.roster.read', '一小');
    fixture.allow('app-two', 'org.roster.read', '二小');
    fixture.grantFields('app-one', '一小', ['name']);
  });
  afterAll(async () => {
    await relay.stop();
    await fixture.close();
  });

  const changes = (token: object, query = '') => fixture.call<Page>(token, 'GET', `/api/events/v1/changes${query}`);
  const settled = async (): Promise<void> => {
    for (let count = 0; count < 200; count += 1) {
      if ((await fixture.database.asOwner('SELECT 1 FROM org.outbox LIMIT 1')).length === 0) return;
      await pause(20);
    }
    throw new Error('the relay did not take everything');
  };
  const now = async (token: object) => (await changes(token, '?from=now')).body.nextCursor;
  const told = (page: Page) => page.items.map(({ kind, action, subjectId }) => [kind, action, subjectId]);

  it('tells what was added with granted fields only, and never a login name', async () => {
    const cursor = await now(app);
    const contacts = { phone: '13900000201' };
    const id = await fixture.person('江一', '一小1班', 'student', { contacts });
    await settled();
    const { body, text } = await changes(app, `?cursor=${cursor}`);
    expect(told(body).slice(0, 1)).toEqual([['person', 'changed', id]]);
    expect(body.items[0]?.data).toMatchObject({ id, name: '江一' });
    expect(body.items[1]).toMatchObject({ kind: 'membership', data: { personId: id, role: 'student' } });
    expect(text).not.toMatch(/loginNames|blindIndex|13900000201/);
    expect(body.hasMore).toBe(false);
  });

  it('gives each application the changes of its own units only, tombstones too', async () => {
    const [one, two] = [await now(app), await now({ client: 'app-two' })];
    const id = await fixture.person('江二', '一小1班');
    await fixture.call(operator, 'DELETE', `/api/org/v1/people/${id}`);
    await settled();
    const mine = (await changes(app, `?cursor=${one}`)).body;
    expect(mine.items.at(-1)).toMatchObject({ kind: 'person', action: 'deleted', subjectId: id });
    expect(mine.items.some(({ kind, action }) => kind === 'membership' && action === 'deleted')).toBe(true);
    expect(JSON.stringify(mine)).not.toContain('江二');
    expect((await changes({ client: 'app-two' }, `?cursor=${two}`)).body.items).toEqual([]);
  });

  it('tells the other school of a change of a person whom both have', async () => {
    const id = await fixture.person('江三', '一小1班');
    const second = { unitId: fixture.unit('二小1班'), role: 'student' };
    await fixture.call(operator, 'POST', `/api/org/v1/people/${id}/memberships`, second);
    await settled();
    const [one, two] = [await now(app), await now({ client: 'app-two' })];
    await fixture.call(operator, 'PATCH', `/api/org/v1/people/${id}`, { name: '江叁' });
    await settled();
    expect((await changes(app, `?cursor=${one}`)).body.items).toMatchObject([{ data: { name: '江叁' } }]);
    const other = (await changes({ client: 'app-two' }, `?cursor=${two}`)).body;
    expect(told(other)).toEqual([['person', 'changed', id]]);
    expect(JSON.stringify(other)).not.toContain('江叁');
  });

  it('goes on from every cursor without losing or repeating anything', async () => {
    const start = await now(app);
    for (let count = 0; count < 4; count += 1) await fixture.person('江四', '一小2班');
    await settled();
    const seen: string[] = [];
    let cursor = start;
    for (;;) {
      const { body } = await changes(app, `?cursor=${cursor}&limit=3`);
      seen.push(...body.items.map((item) => item.cursor));
      cursor = body.nextCursor;
      if (!body.hasMore) break;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
    expect((await changes(app, `?cursor=${cursor}`)).body.items).toEqual([]);
  });

  it('finds in one page what lies behind many changes of other units', async () => {
    const cursor = await now(app);
    for (let count = 0; count < 12; count += 1)
      await fixture.person(`江${'甲乙丙丁戊己庚辛壬癸子丑'[count]}`, '二小1班');
    const id = await fixture.person('江近', '一小1班');
    await settled();
    const first = (await changes(app, `?cursor=${cursor}&limit=1`)).body;
    expect(told(first)).toEqual([['person', 'changed', id]]);
    expect(first.hasMore).toBe(true);
    const second = (await changes(app, `?cursor=${first.nextCursor}&limit=50`)).body;
    expect(second.items.map(({ kind }) => kind)).toEqual(['membership']);
    expect(second.hasMore).toBe(false);
    expect(second.nextCursor).toBe(await now(app));
  });

  it('refuses a cursor that is nonsense or of the future, and a person', async () => {
    const future = Buffer.from('[99999999]').toString('base64url');
    for (const cursor of ['nonsense', future, Buffer.from('["1"]').toString('base64url')]) {
      const answer = await changes(app, `?cursor=${cursor}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'org.feed_cursor_invalid']);
    }
    fixture.allow('somebody', 'org.roster.read', '一小');
    expect((await changes({ person: 'somebody' })).status).toBe(403);
    expect((await changes({ client: 'no-scope' })).status).toBe(403);
  });

  it('streams changes as they happen and resumes after the last one seen', async () => {
    const from = await now(app);
    const stream = await open(from);
    const first = await fixture.person('江五', '一小1班');
    const [seen] = await stream.take(1);
    expect(seen?.data).toMatchObject({ kind: 'person', subjectId: first, data: { name: '江五' } });
    stream.close();
    const second = await fixture.person('江六', '一小1班');
    const resumed = await open(seen?.id ?? '');
    const rest = await resumed.take(3);
    expect(rest.map(({ data }) => data['kind'])).toEqual(['membership', 'person', 'membership']);
    expect(rest[1]?.data).toMatchObject({ subjectId: second });
    resumed.close();
  });

  it('says that a cursor is older than what is kept', async () => {
    const old = Buffer.from('[1]').toString('base64url');
    await fixture.database.asOwner('DELETE FROM events.log WHERE position < 5');
    const answer = await changes(app, `?cursor=${old}`);
    expect([answer.status, answer.body.code]).toEqual([410, 'org.feed_cursor_expired']);
    const stream = await open(old, 'problem');
    expect((await stream.take(1))[0]?.data).toMatchObject({ code: 'org.feed_cursor_expired' });
    stream.close();
    expect((await changes(app)).status).toBe(200);
  });

  async function open(lastEventId: string, wanted = 'change') {
    const abort = new AbortController();
    const response = await fetch(`${fixture.address}/api/events/v1/stream`, {
      headers: { ...(await fixture.issuer.headers(app)), 'last-event-id': lastEventId },
      signal: abort.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = (response.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const take = async (count: number) => {
      for (;;) {
        const messages = text
          .split('\n\n')
          .slice(0, -1)
          .map((block) =>
            Object.fromEntries(
              block
                .trim()
                .split('\n')
                .map((line) => line.split(/: (.*)/s).slice(0, 2)),
            ),
          )
          .filter((message) => message['event'] === wanted);
        if (messages.length >= count) {
          return messages.slice(0, count).map((message) => ({
            id: String(message['id']),
            data: JSON.parse(String(message['data'])) as Record<string, unknown>,
          }));
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${text}`);
        text += value;
      }
    };
    return { take, close: () => abort.abort() };
  }
});
