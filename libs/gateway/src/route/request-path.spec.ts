import fc from 'fast-check';
import { checkPath } from './request-path';

describe('checkPath', () => {
  it.each([
    '/',
    '/api/org/v1/units/',
    '/.well-known/openid-configuration',
    '/%E6%B5%8B/x.y',
    '/a/b;v=1',
    '/a...b',
    '/x%20y',
  ])('passes %s as it is', (path) =>
    expect(checkPath(`${path}?a=/../b`, 'h')).toEqual({ path, target: `${path}?a=/../b` }),
  );

  it.each([
    '',
    '*',
    '/a/./b',
    '/a/..',
    '/a/%2E%2e/b',
    '/a/.%2e/b',
    '/a#b',
    '/ä',
    '/a b',
    '/a%7fb',
    '/a%25%32%66',
    '/%c0%af',
    'a/b',
  ])('refuses "%s"', (path) => {
    // A percent sign hidden in percent signs stays one after the single decoding that services do.
    if (path === '/a%25%32%66') expect(checkPath(path, 'h').path).toBe(path);
    else expect(() => checkPath(path, 'h')).toThrow(/gateway.path_invalid/);
  });

  it('what passes means the same folder to a server that decodes and one that does not', () => {
    const piece = fc.constantFrom('a', '.', '..', '/', '%2e', '%2F', '%5c', '\\', ';', '%252e', '%00', '中', '%', 'b');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = `/${pieces.join('')}`;
        try {
          checkPath(url, 'h');
        } catch {
          return true;
        }
        const decoded = decodeURIComponent(url);
        return (
          decoded.split('/').length === url.split('/').length &&
          new URL(url, 'http://h').pathname.split('/').length === url.split('/').length &&
          !/\\|\0|(^|\/)\.{1,2}(;|\/|$)/.test(decoded)
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
