import { normalisePhone } from './phone';

describe('normalisePhone', () => {
  it.each([
    ['13800000000', '13800000000'],
    ['+86 138-0000-0000', '13800000000'],
    ['0086 13800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['(0551) 6262 1234', '055162621234'],
    ['010-62621234', '01062621234'],
    ['+852 2123 4567', '+85221234567'],
    ['0044 20 7946 0958', '+442079460958'],
  ])('%s → %s', (text, value) => {
    expect(normalisePhone(text)).toMatchObject({ ok: true, value });
  });
  it.each([
    ['', 'empty'],
    ['1.38E+10', 'scientific'],
    ['12800000000', 'not_a_phone'],
    ['138000000000', 'length'],
    ['1380000000', 'length'],
    ['62621234', 'not_a_phone'],
    ['13800000000/13900000000', 'characters'],
    ['无', 'characters'],
  ])('refuses %s: %s', (text, reason) => {
    expect(normalisePhone(text)).toEqual({ ok: false, reason });
  });
});
