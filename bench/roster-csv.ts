import * as fs from 'node:fs';

const families = '王李张刘陈杨黄赵吴周韦覃蓝莫农陆梁廖'.split('');
const given = '子涵梓轩雨桐浩然欣怡宇航诗琪俊杰思远佳怡天佑若曦明哲语嫣'.split('');
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An invented number in an area that does not exist (4590xx), with its check digit (GB 11643). */
export function inventedIdNumber(n: number): string {
  const area = `4590${String(n % 97).padStart(2, '0')}`;
  const day = new Date(Date.UTC(2012, 8, 1) + (Math.floor(n / 97) % 3_000) * 86_400_000).toISOString().slice(0, 10);
  const body = `${area}${day.replaceAll('-', '')}${String(Math.floor(n / 291_000) % 1_000).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] as number), 0);
  return body + '10X98765432'[sum % 11];
}

/** A roster of `count` pupils in classes of 50 over six grades: name, sex, ID number, 学籍号, 学号, class, ethnicity, phone. */
export function writeRoster(file: string, count: number): void {
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, '姓名,性别,民族,身份证号,学籍号,学号,班级,入学年月\n');
  let lines: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = inventedIdNumber(n);
    const name = `${families[n % 18]}${given[n % 28]}${given[(n * 7 + 3) % 28]}`;
    const sex = Number(id[16]) % 2 === 1 ? '男' : '女';
    lines.push(
      `${name},${sex},汉,${id},G${id},${20_000_000 + n},${2021 + (n % 6)}级${(Math.floor(n / 6) % 60) + 1}班,${2021 + (n % 6)}09`,
    );
    if (lines.length === 10_000 || n === count - 1) {
      fs.writeSync(out, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  fs.closeSync(out);
}
