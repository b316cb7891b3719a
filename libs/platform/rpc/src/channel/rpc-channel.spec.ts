import { setTimeout as wait } from 'node:timers/promises';
import { DomainError } from '@plinth/error-contract';
import type { ErrorKind } from '@plinth/error-contract';
import { Metrics } from '@plinth/platform-telemetry';
import { currentCall, withCall } from '../call/current-call';
import { list, read, RpcFixture, write } from '../rpc.fixture';

const kinds: readonly ErrorKind[] = [
  ...(['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict'] as const),
  ...(['gone', 'limited', 'too_large', 'unavailable'] as const),
];

describe('a channel to another service', () => {
  const fixture = new RpcFixture();
  afterEach(async () => {
    await fixture.close();
    fixture.unexpected.length = 0;
  });

  const failure = async (call: Promise<unknown>): Promise<DomainError> => {
    const error = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DomainError)) throw new Error(`no DomainError: ${String(error)}`);
    return error;
  };

  it('carries questions, writes and pages', async () => {
    const { address } = await fixture.serve();
    const channel = fixture.channel(address);
    expect((await channel.unary(read, { value: '一' })).value).toBe('read 一');
    expect((await channel.unary(write, { value: 'x' })).value).toBe('wrote x');
    const pages = await channel.pages(list, { value: 'a b c' });
    expect(pages.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  it.each(kinds)('gives an error of kind %s back as it was thrown', async (kind) => {
    const definition = { code: 'spec.refused', kind, zh: '拒绝了 {what}', en: 'refused {what}' };
    const fault = { path: 'a.0', code: 'spec.fault', zh: '错', en: 'wrong' };
    const refuse = async () => {
      throw new DomainError(definition, { what: 'this' }, [fault]);
    };
    const { address } = await fixture.serve({ read: refuse, write: refuse });
    const channel = fixture.channel(address);
    for (const method of [read, write]) {
      const error = await failure(channel.unary(method, {}));
      expect([error.code, error.kind, error.details, error.faults]).toEqual([
        'spec.refused',
        kind,
        { what: 'this' },
        [fault],
      ]);
      expect([error.text('zh'), error.text('en')]).toEqual(['拒绝了 this', 'refused this']);
    }
    expect(fixture.unexpected).toEqual([]);
  });

  it('tells a thousand faults without breaking the trailers', async () => {
    const faults = Array.from({ length: 1_000 }, (_, at) => ({
      path: `${at}`,
      code: 'c',
      zh: '长'.repeat(20),
      en: 'e',
    }));
    const { address } = await fixture.serve({
      read: async () => {
        throw new DomainError({ code: 'spec.many', kind: 'invalid', zh: '多', en: 'many' }, { count: 1_000 }, faults);
      },
    });
    const error = await failure(fixture.channel(address).unary(read, {}));
    expect([error.code, error.details, error.faults]).toEqual(['spec.many', { count: 1_000 }, []]);
  });

  it('logs what nobody foresaw where it happened, and tells the caller nothing of it', async () => {
    const { address } = await fixture.serve({
      read: async () => {
        throw new Error('password=hunter2 at line 3');
      },
    });
    const asked = withCall({ requestId: 'request-0001' }, () => fixture.channel(address).unary(read, {}));
    await expect(asked).rejects.toThrow(/^echo answered INTERNAL: unexpected$/);
    expect(fixture.unexpected).toMatchObject([{ requestId: 'request-0001' }]);
  });

  it('ends a call by its deadline', async () => {
    const { address } = await fixture.serve({ read: () => wait(5_000, { value: 'late' }, { ref: false }) });
    const error = await failure(fixture.channel(address).unary(read, {}, { timeoutMs: 100 }));
    expect([error.code, error.kind, error.details]).toEqual([
      'rpc.deadline_exceeded',
      'unavailable',
      { service: 'echo' },
    ]);
  });

  it('passes on what is left of the time of whoever asked, and who is asked for', async () => {
    const seen: unknown[] = [];
    const inner = await fixture.serve({
      read: async () => {
        const { deadline = 0, requestId, caller } = currentCall();
        seen.push(requestId, caller, deadline - Date.now() <= 1_000);
        return { value: 'inner' };
      },
    });
    const onward = fixture.channel(inner.address, { caller: 'other' });
    const outer = await fixture.serve({ read: () => onward.unary(read, {}) });
    const channel = fixture.channel(outer.address);
    const answer = await withCall({ requestId: 'request-0002' }, () => channel.unary(read, {}, { timeoutMs: 1_000 }));
    expect([answer.value, ...seen]).toEqual(['inner', 'request-0002', 'other', true]);
    const over = withCall({ deadline: Date.now() - 1 }, () => channel.unary(read, {}));
    expect((await failure(over)).code).toBe('rpc.deadline_exceeded');
  });

  it('refuses an answer or a list beyond its bound', async () => {
    const { address } = await fixture.serve(
      {
        read: async ({ value }) => ({ value: 'x'.repeat(Number(value)) }),
        async *list() {
          for (let page = 0; page < 100; page += 1) yield { value: 'x'.repeat(900) };
        },
      },
      { limits: { answerBytes: 4_000 } },
    );
    const channel = fixture.channel(address, { limits: { answerBytes: 2_000, pagesBytes: 10_000 } });
    expect((await channel.unary(read, { value: '1000' })).value).toHaveLength(1_000);
    for (const call of [
      () => channel.unary(read, { value: '3000' }),
      () => channel.unary(read, { value: '5000' }),
      () => channel.pages(list, {}),
    ])
      expect(await failure(call())).toMatchObject({ code: 'rpc.answer_too_large', kind: 'too_large' });
  });

  it('does not read a request beyond the bound', async () => {
    let calls = 0;
    const read2 = async () => ({ value: String((calls += 1)) });
    const { address } = await fixture.serve({ read: read2 }, { limits: { requestBytes: 1_000 } });
    expect((await failure(fixture.channel(address).unary(read, { value: 'x'.repeat(2_000) }))).kind).toBe('too_large');
    expect(calls).toBe(0);
  });

  it('counts calls and retries under bounded labels', async () => {
    const metrics = new Metrics({ process: false });
    const { address } = await fixture.serve({}, { metrics });
    await fixture.channel(address, { metrics }).unary(read, { value: 'x' });
    await failure(fixture.channel('127.0.0.1:1', { metrics }).unary(read, {}, { timeoutMs: 300 }));
    const text = await metrics.text();
    expect(text).toContain('plinth_rpc_served_seconds_count{method="EchoService/Read",caller="asker",status="OK"} 1');
    expect(text).toContain('plinth_rpc_asked_seconds_count{service="echo",method="EchoService/Read",status="OK"} 1');
    expect(text).toMatch(/plinth_rpc_retries_total\{service="echo",method="EchoService\/Read"\} [1-9]/);
  });

  it('refuses an address that is none', () => {
    expect(() => fixture.channel('http://org:5000')).toThrow('host:port');
    expect(() => fixture.channel([])).toThrow('at least one address');
  });
});
