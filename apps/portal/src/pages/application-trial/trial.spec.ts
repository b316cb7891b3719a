import { keep } from './code-flow';
import { arrive, forgetArrived } from './trial';

const begun = {
  clientId: 'homework',
  state: 'a state',
  nonce: 'a nonce',
  verifier: 'a verifier',
  scope: 'openid',
  redirectUri: 'https://base.example.cn/developer/try',
};
const asked = (query: string): URLSearchParams => new URLSearchParams(query);

describe('the return of a sign-in', () => {
  const kept = new Map<string, string>();
  const before = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
  beforeAll(() => {
    const value = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => kept.set(name, text),
      removeItem: (name: string) => kept.delete(name),
    };
    Object.defineProperty(globalThis, 'sessionStorage', { value, configurable: true });
  });
  afterAll(() => {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'sessionStorage');
    else Object.defineProperty(globalThis, 'sessionStorage', before);
  });
  beforeEach(() => {
    kept.clear();
    forgetArrived();
    keep(begun);
  });

  it('is the own one, also when the page is drawn twice', () => {
    for (const time of ['first', 'second'])
      expect([time, arrive(asked('code=c&state=a+state'))]).toEqual([
        time,
        { begun, answer: { code: 'c', state: 'a state' }, isOwn: true },
      ]);
  });

  it('is shown on when the code has left the address, until it is forgotten', () => {
    arrive(asked('code=c&state=a+state'));
    expect(arrive(asked('client=homework'))?.isOwn).toBe(true);
    forgetArrived();
    expect(arrive(asked('client=homework'))).toBeUndefined();
  });

  it('is not that of another application', () => {
    arrive(asked('code=c&state=a+state'));
    expect(arrive(asked('client=library'))).toBeUndefined();
  });

  it('with the state of somebody else is foreign, and what was begun is spent by it', () => {
    expect(arrive(asked('code=c&state=foreign'))?.isOwn).toBe(false);
    expect(arrive(asked('code=c&state=a+state'))?.isOwn).toBe(false);
  });
});
