import { authorizeParameters, claimsOf, shorten, shown, tokenForm } from './code-flow';
import type { Begun } from './code-flow';

const begun: Begun = {
  clientId: 'homework',
  state: 'a state',
  nonce: 'a nonce',
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  scope: 'openid profile',
  redirectUri: 'https://base.example.cn/developer/try',
};

describe('the walk through a sign-in', () => {
  it('RFC 7636 appendix B: makes the challenge of the verifier', async () => {
    const { code_challenge, code_challenge_method } = await authorizeParameters(begun);
    expect({ code_challenge, code_challenge_method }).toEqual({
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
  });

  it('puts neither the verifier nor a secret into the address', async () => {
    const parameters = await authorizeParameters(begun);
    expect(Object.keys(parameters)).not.toContain('client_secret');
    expect(Object.values(parameters)).not.toContain(begun.verifier);
  });

  it('asks for tokens with the code and the verifier, the secret apart', () => {
    expect(tokenForm(begun, 'the code')).toEqual({
      grant_type: 'authorization_code',
      code: 'the code',
      redirect_uri: begun.redirectUri,
      client_id: 'homework',
      code_verifier: begun.verifier,
    });
  });

  it('shows tokens shortened and the rest as it came', () => {
    const long = 'x'.repeat(500);
    expect(
      shown({ access_token: long, refresh_token: long, id_token: long, expires_in: 600, scope: 'openid' }),
    ).toEqual({
      access_token: `${'x'.repeat(12)}…`,
      refresh_token: `${'x'.repeat(12)}…`,
      id_token: `${'x'.repeat(12)}…`,
      expires_in: 600,
      scope: 'openid',
    });
    expect(shorten('short')).toBe('short');
  });

  it('reads the claims of a token, names in 中文 too', () => {
    const payload = 'eyJzdWIiOiJwLTEiLCJuYW1lIjoi546L5bCP5piOIn0';
    expect(claimsOf(`e30.${payload}.signature`)).toEqual({ sub: 'p-1', name: '王小明' });
  });

  it.each([undefined, 7, '', 'no token', 'a.%%%.c', 'a.bm8ganNvbg.c'])('takes %j for no token', (token) => {
    expect(claimsOf(token)).toBeUndefined();
  });
});
