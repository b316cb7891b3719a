import { setTimeout as wait } from 'node:timers/promises';
import { DomainError } from '@plinth/error-contract';
import { until } from '@plinth/platform-testing';
import { IdempotencyRows, list, read, RpcFixture, write } from '../rpc.fixture';
import type { EchoHandlers } from '../rpc.fixture';

describe('replicas that come and go', () => {
  const fixture = new RpcFixture();
  afterEach(() => fixture.close());

  const named = (name: string): EchoHandlers => ({ read: async () => ({ value: name }) });
  const answers = async (channel: ReturnType<RpcFixture['channel']>, count: number): Promise<string[]> => {
    const all: string[] = [];
    for (let call = 0; call < count; call += 1) all.push((await channel.unary(read, {})).value);
    return all;
  };

  it('take turns', async () => {
    const servers = [await fixture.serve(named('one')), await fixture.serve(named('two'))];
    const channel = fixture.channel(servers.map(({ address }) => address));
    await answers(channel, 4);
    const turns = await answers(channel, 10);
    expect(turns.filter((turn) => turn === 'one')).toHaveLength(5);
  });

  it('may be gone: no call fails while one is left, and one that came back is used again', async () => {
    const one = await fixture.serve(named('one'));
    const two = await fixture.serve(named('two'));
    const channel = fixture.channel([one.address, two.address]);
    await answers(channel, 4);
    await one.close(0);
    expect(new Set(await answers(channel, 20))).toEqual(new Set(['two']));
    await fixture.serve(named('one again'), { port: Number(one.address.split(':')[1]) });
    await until(async () => (await answers(channel, 2)).includes('one again'));
  });

  it('heals after the only server was away', async () => {
    const server = await fixture.serve(named('first'));
    const channel = fixture.channel(server.address);
    await answers(channel, 1);
    await server.close(0);
    await expect(channel.checkReachable(200)).rejects.toThrow();
    const gone = channel.unary(read, {}, { timeoutMs: 400 });
    await expect(gone).rejects.toMatchObject({ kind: 'unavailable' });
    // A call that begins while it is away is answered when it comes back in time.
    const patient = channel.unary(read, {}, { timeoutMs: 5_000 });
    await fixture.serve(named('second'), { port: Number(server.address.split(':')[1]) });
    expect((await patient).value).toBe('second');
    await channel.checkReachable();
  });

  it('one that went silent costs an attempt, not the call', async () => {
    const servers = [await fixture.serve(named('silent')), await fixture.serve(named('alive'))] as const;
    const wire = await fixture.wire(servers[0].address);
    const channel = fixture.channel([wire.address, servers[1].address], { attemptMs: 150 });
    await answers(channel, 4);
    wire.isSilent = true;
    expect(await answers(channel, 2)).toEqual(['alive', 'alive']);
  });

  it('a long list may take longer than an attempt of others', async () => {
    const { address } = await fixture.serve({
      async *list({ value }) {
        await wait(300);
        yield { value };
      },
    });
    const channel = fixture.channel(address, { attemptMs: 100 });
    expect(await channel.pages(list, { value: 'long' }, { attemptMs: 5_000 })).toMatchObject([{ value: 'long' }]);
    await expect(channel.pages(list, { value: 'long' }, { timeoutMs: 800 })).rejects.toMatchObject({
      code: 'rpc.deadline_exceeded',
    });
  });

  it('a read whose connection broke is asked again, pages from their beginning', async () => {
    let asked = 0;
    const { address } = await fixture.serve({
      read: async () => {
        if ((asked += 1) === 1) wire.cut();
        return { value: `answer ${asked}` };
      },
      async *list() {
        yield { value: 'a' };
        if ((asked += 1) === 3) wire.cut();
        yield { value: 'b' };
      },
    });
    const wire = await fixture.wire(address);
    const channel = fixture.channel(wire.address);
    expect((await channel.unary(read, {})).value).toBe('answer 2');
    expect((await channel.pages(list, {})).map(({ value }) => value)).toEqual(['a', 'b']);
    expect(asked).toBe(4);
  });

  it('a write whose answer was lost is done once, whichever replica is asked again', async () => {
    const [rows, done]: [IdempotencyRows, string[]] = [new IdempotencyRows(), []];
    const handlers: EchoHandlers = {
      write: async ({ value }) => {
        done.push(value);
        if (done.length === 1) wires.forEach((wire) => wire.cut());
        return { value: `done ${value}` };
      },
    };
    const servers = [
      await fixture.serve(handlers, { idempotency: rows }),
      await fixture.serve(handlers, { idempotency: rows }),
    ] as const;
    const wires = [await fixture.wire(servers[0].address), await fixture.wire(servers[1].address)];
    const channel = fixture.channel(wires.map(({ address }) => address));
    expect((await channel.unary(write, { value: 'w1' })).value).toBe('done w1');
    expect(done).toEqual(['w1']);
    expect((await channel.unary(write, { value: 'w1' })).value).toBe('done w1');
    expect(done).toEqual(['w1', 'w1']);
  });

  it('a write that failed is not repeated, unless the service was unavailable', async () => {
    const tried: string[] = [];
    const { address } = await fixture.serve({
      write: async ({ value }) => {
        tried.push(value);
        const kind = value === 'busy' ? 'unavailable' : 'conflict';
        if (tried.length < 3) throw new DomainError({ code: 'spec.no', kind, zh: '', en: '' });
        return { value };
      },
    });
    const channel = fixture.channel(address);
    await expect(channel.unary(write, { value: 'taken' })).rejects.toMatchObject({ kind: 'conflict' });
    expect(tried).toEqual(['taken']);
    expect((await channel.unary(write, { value: 'busy' })).value).toBe('busy');
    expect(tried).toEqual(['taken', 'busy', 'busy']);
  });

  it('a server that drains ends what it began and refuses what is new', async () => {
    const [begun, finished] = [moment(), moment()];
    const server = await fixture.serve({
      read: async () => {
        begun.come();
        await finished.came;
        return { value: 'ended well' };
      },
    });
    const channel = fixture.channel(server.address, { attemptMs: 10_000 });
    const running = channel.unary(read, {}, { timeoutMs: 10_000 });
    await begun.came;
    const closed = server.close();
    const late = channel.unary(read, {}, { timeoutMs: 300 });
    await expect(late).rejects.toMatchObject({ kind: 'unavailable' });
    finished.come();
    expect((await running).value).toBe('ended well');
    await closed;
  });

  it('a server that cannot drain in time is cut', async () => {
    const begun = moment();
    const server = await fixture.serve({
      read: () => {
        begun.come();
        return new Promise(() => undefined);
      },
    });
    const running = fixture.channel(server.address).unary(read, {}, { timeoutMs: 3_000 });
    const refused = expect(running).rejects.toMatchObject({ kind: 'unavailable' });
    await begun.came;
    await server.close(100);
    await refused;
  });
});

/** Something that one side waits for and the other makes come. */
function moment() {
  let come = (): void => undefined;
  const came = new Promise<void>((resolve) => (come = resolve));
  return { came, come: () => come() };
}
