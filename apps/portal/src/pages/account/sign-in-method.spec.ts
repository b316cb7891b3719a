import { methodInWords } from './sign-in-method';

describe('how somebody signed in', () => {
  const known = { password: '密码', first_time_code: '首次登录码', second_factor: '两步验证' };
  const words = (method: string) => methodInWords(method, known, '其他方式');

  it('is told in words', () => {
    expect(words('first_time_code')).toBe('首次登录码');
    expect(words('password+second_factor')).toBe('密码 + 两步验证');
  });

  it('is never told as a code', () => {
    expect(words('carrier_pigeon')).toBe('其他方式');
    expect(words('password+constructor')).toBe('其他方式');
  });
});
