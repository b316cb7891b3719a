import { ApiProblem } from './problem';

const answer = (status: number, body: string) => new Response(body, { status });

describe('why a request of a page did not succeed', () => {
  it('is told in the words of the server, with the number that support asks for', async () => {
    const body = { code: 'org.person_not_found', message: '没有这个人。', requestId: 'r-1', details: { id: 7 } };
    const problem = await ApiProblem.of(answer(404, JSON.stringify(body)));
    expect(problem).toMatchObject({ kind: 'missing', status: 404, reference: 'r-1', ...{ details: { id: 7 } } });
    expect(problem.message).toBe('没有这个人。');
  });

  it.each([
    [400, 'invalid'],
    [401, 'signed-out'],
    [403, 'forbidden'],
    [409, 'conflict'],
    [429, 'limited'],
    [500, 'failed'],
    [503, 'failed'],
  ])('%d is %s', async (status, kind) => {
    expect((await ApiProblem.of(answer(status, '{}'))).kind).toBe(kind);
  });

  it.each(['', '<html>502 Bad Gateway</html>', 'null', '[]', '{"message":7,"code":{}}'])(
    'takes %j of a proxy between here and there for no words at all',
    async (body) => {
      const problem = await ApiProblem.of(answer(502, body));
      expect(problem).toMatchObject({ kind: 'failed', code: 'http.502', message: '', faults: [] });
      expect(problem.reference).toBeUndefined();
    },
  );
});
