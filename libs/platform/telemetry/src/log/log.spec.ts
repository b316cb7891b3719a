import fc from 'fast-check';
import { createLogger, logUnexpectedTo } from './create-logger';
import { NestLogger } from './nest-logger';
import { scrubText } from './scrub';

/** Made up here, by pieces, so that no real-looking number stands in the source. */
const idNumber = ['110101', '19000101', '123', 'X'].join('');
const phone = ['138', '0013', '8000'].join('');
const token = ['eyJhbGciOiJFUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJlLXBhcnQ'].join('.');
const password = 'Kq7-winter-Lamp';
const secrets = [idNumber, phone, token, password];

const logged = (work: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  work(createLogger({ service: 'test', level: 'trace', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
};

const wideDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

class DriverError extends Error {
  readonly code = '23505';
  readonly detail = `Key (phone)=(${phone}) already exists.`;
  readonly parameters = [idNumber, password];
  readonly query = `INSERT ... '${idNumber}'`;
}

const ways: Readonly<Record<string, (logger: ReturnType<typeof createLogger>) => void>> = {
  'a message': (logger) => logger.info(`person ${idNumber}, ${phone}, ${token}, password=${password}`),
  'a message with values': (logger) => logger.info('person %s %s %j', idNumber, phone, { t: token, password }),
  'named fields': (logger) => logger.info({ idNumber, phone, accessToken: token, password }),
  'fields under harmless names': (logger) => logger.info({ a: idNumber, b: `tel ${phone}`, c: [token] }),
  numbers: (logger) => logger.info({ a: Number(phone), b: BigInt(idNumber.replace('X', '1')) }),
  'deep and mixed': (logger) =>
    logger.info({ rows: [{ cells: [{ value: idNumber }] }], map: new Map([['m', phone]]), set: new Set([token]) }),
  'a key': (logger) => logger.info({ [phone]: 1, [`x ${idNumber}`]: 2 }),
  'deeper than is looked at': (logger) => logger.info({ a: { b: { c: { d: { e: { f: { g: { h: phone } } } } } } } }),
  'an error': (logger) => logger.error(new Error(`no ${idNumber} ${phone} Bearer ${token} password: ${password}`)),
  'an error with a cause': (logger) =>
    logger.error({ error: new Error('outer', { cause: new Error(`inner ${idNumber} pwd=${password}`) }) }, phone),
  "a driver's error": (logger) =>
    logger.error({ err: new DriverError('duplicate'), error: new DriverError('duplicate') }),
  'bindings of a child': (logger) => logger.child({ person: idNumber, secret: password, tel: phone }).info('x'),
  headers: (logger) =>
    logger.info({ headers: { authorization: `Bearer ${token}`, cookie: `s=${password}`, 'x-api-key': password } }),
  'a JSON body as text': (logger) =>
    logger.info({ body: JSON.stringify({ password, login: phone, nested: JSON.stringify({ password, idNumber }) }) }),
  'a password with quotes in it': (logger) =>
    logger.info({
      body: JSON.stringify({ password: `a"${password}` }),
      nested: JSON.stringify({ body: JSON.stringify({ password: `a"${password}"b`, next: 1 }) }),
      shown: `{ password: 'x\\'${password}' }`,
    }),
  'a form and an address': (logger) => logger.info(`POST /login?password=${password}&login=${phone} token=${token}`),
  bytes: (logger) => logger.info({ bytes: Buffer.from(idNumber), view: new Uint8Array(Buffer.from(password)) }),
  'full-width and separated digits': (logger) =>
    logger.info(`${wideDigits(idNumber)} ${wideDigits(phone)} 138-0013-8000 138 0013 8000 +86${phone} 0086-${phone}`),
  "Nest's logger": (logger) => new NestLogger(logger).error(new Error(`x ${idNumber}`), `stack ${phone}`, 'Context'),
  'the unexpected': (logger) => logUnexpectedTo(logger)(new Error(`${phone} ${token}`), 'r1'),
};

describe('log', () => {
  it.each(Object.keys(ways))('lets no ID number, phone, password or token out of %s', (name) => {
    const output = logged(ways[name] as (typeof ways)[string]);
    expect(output).not.toBe('');
    for (const secret of [
      ...secrets,
      wideDigits(idNumber).slice(0, 17),
      wideDigits(phone),
      '0013-8000',
      '0013 8000',
      '7-winter',
    ]) {
      expect(output).not.toContain(secret);
    }
    for (const line of output.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('keeps what is needed to find a fault', () => {
    const output = logged((logger) =>
      logger.error(
        { error: new DriverError('duplicate'), requestId: 'r-1', count: 3, at: 1_790_000_000_000 },
        'failed',
      ),
    );
    expect(JSON.parse(output)).toMatchObject({
      level: 'error',
      service: 'test',
      message: 'failed',
      requestId: 'r-1',
      count: 3,
      at: 1_790_000_000_000,
      error: { type: 'Error', message: 'duplicate', code: '23505' },
    });
  });

  it.each([
    '01890000-0000-7000-8000-000000000001',
    'position 1790000000000',
    'batch 12345678901234567890',
    'school 3145000123',
    'the password was changed',
    '2026-11-22T14:31:50.123456Z',
  ])('leaves %s as it is', (text) => {
    expect(scrubText(text)).toBe(text);
  });

  it.each([
    'eyJaaaaaa'.repeat(30_000),
    'password="'.repeat(30_000),
    `password${' '.repeat(300_000)}`,
    `password${'\\'.repeat(300_000)}`,
    'Bearer '.repeat(40_000),
    '138 '.repeat(70_000),
  ])('is not held up by a hostile text, and keeps its lines short (%#)', (text) => {
    const started = performance.now();
    expect(logged((logger) => logger.info({ text })).length).toBeLessThan(20_000);
    logged((logger) => logger.info(text));
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('finds a number wherever it stands in a text', () => {
    const around = fc.string({ maxLength: 20 }).filter((text) => !/[0-9\uff10-\uff19]/.test(text));
    fc.assert(
      fc.property(around, around, fc.constantFrom(idNumber, phone), (before, after, secret) => {
        expect(logged((logger) => logger.info({ text: `${before}${secret}${after}` }))).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });
});
