import { mayBeOf } from './log-notice';

describe('a notice of the log', () => {
  const types = ['org.person.added.v1', 'org.person.ended.v1'];

  it('concerns whoever wants one of the types that it names', () => {
    expect(mayBeOf('identity.account.signed_in.v1 org.person.ended.v1', types)).toBe(true);
    expect(mayBeOf('identity.account.signed_in.v1', types)).toBe(false);
    // Nor a type that only begins like one of them.
    expect(mayBeOf('org.person.added.v10', types)).toBe(false);
    expect(mayBeOf('org.person.added.v1', [])).toBe(false);
  });

  it('concerns everybody when it names none', () => {
    expect(mayBeOf('', types)).toBe(true);
  });
});
