import type { GuardianPart, GuardianSlot, RosterField } from './roster-field';

/** Headers as schools write them, folded by foldHeader; JY/T 1004 codes and English included. */
const spellings: Readonly<Partial<Record<RosterField, string>>> = {
  name: '姓名 学生姓名 名字 学生名字 学生名称 教师姓名 教职工姓名 员工姓名 老师姓名 幼儿姓名 姓名全称 中文姓名 xm xsxm jsxm name fullname studentname teachername staffname',
  sex: '性别 学生性别 性别码 xb xbm sex gender',
  birthDate:
    '出生日期 出生年月 出生年月日 生日 出生时间 出生日 学生出生日期 csrq csny birthdate dateofbirth birthday dob',
  ethnicity: '民族 民族码 学生民族 mz mzm ethnicity ethnicgroup nation',
  politics: '政治面貌 政治面貌码 政治身份 zzmm zzmmm zzmmbm politics politicalstatus',
  documentKind: '证件类型 身份证件类型 身份证件类型码 证件类别 证件种类 sfzjlx sfzjlxm documenttype idtype',
  documentNumber:
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 证件号 证件号码 身份证件号 身份证件号码 学生身份证号 学生身份证号码 学生证件号码 居民身份证号 居民身份证号码 二代身份证号 sfzh sfzjh sfzhm idnumber idcard idcardnumber documentnumber',
  studentCode:
    '学籍号 全国学籍号 学籍号码 学生学籍号 国网学籍号 全国统一学籍号 个人标识码 xjh gxjh studentcode nationalstudentnumber',
  studentNumber: '学号 学生学号 校内学号 班内学号 学生编号 xh xsxh studentnumber studentid studentno',
  staffNumber:
    '工号 教职工号 教师编号 教师工号 教职工编号 职工号 职工编号 员工编号 员工工号 教工号 jgh工号 gh jzgh staffnumber staffid employeeid employeenumber teacherid',
  phone:
    '手机 手机号 手机号码 本人电话 本人手机 学生电话 学生手机 教师手机 移动电话 sjh sjhm mobile mobilephone cellphone',
  email: '邮箱 电子邮箱 电子邮件 电子信箱 邮件地址 dzxx email emailaddress mail',
  stage: '学段 所在学段 学校类型 xd stage',
  grade: '年级 所在年级 就读年级 年级名称 年级号 nj njmc grade gradelevel yeargroup',
  class:
    '班级 班级名称 所在班级 行政班 行政班级 就读班级 班号 班别 班 所属班级 教学班级名称 bh bj bjmc class classname homeroom',
  entryYear: '入学年份 入学年 入学年度 级 届别 级别 年份级 rxnf entryyear cohort',
  enrolDate:
    '入学年月 入学日期 入学时间 入校时间 入校日期 来校年月 来校时间 来校日期 到校时间 入职日期 入职时间 rxny rxrq lxny enroldate enrollmentdate enrolledon joindate hiredate',
  department: '部门 科室 处室 所属部门 所在部门 所属科室 教研组 所在处室 机构 机构号 jgh bm department',
  position:
    '职务 岗位 岗位职业 岗位职业码 行政职务 校内职务 任职岗位 岗位类型 岗位名称 工作岗位 gwzym zw position post jobtitle title',
  headTeacherOf:
    '班主任班级 班主任 担任班主任班级 任班主任班级 所带班级 带班班级 是否班主任班级 headteacherof formteacherof homeroomclass',
  subjects:
    '任教学科 任课学科 学科 任教科目 任课科目 科目 主要任教学科 主教学科 任教课程 所教学科 rkxk subject subjects',
  teachingClasses: '任教班级 任课班级 授课班级 所教班级 rkbj classes teachingclasses',
  address: '现住址 家庭住址 家庭地址 住址 居住地址 通讯地址 通信地址 地址 现居住地 xzz txdz address homeaddress',
  householdAddress: '户口所在地 户籍地址 户籍所在地 户口地址 户籍地 hkszd householdaddress',
  nativePlace: '籍贯 jg nativeplace',
  education: '学历 最高学历 文化程度 学历码 xl xlm education',
  teachingStage: '任教学段 主要任课学段 任课学段 zyrkxd teachingstage',
  nationality: '国籍 国籍地区 国籍/地区 国籍地区码 gjdqm nationality',
  boarding: '是否住校 是否寄宿 就读方式 住宿情况 是否寄宿生 jdfs boarding',
  studentCategory: '学生类别 学生类别码 xslbm xslb studentcategory',
  formerName: '曾用名 cym formername',
  remark: '备注 附注 bz remark remarks note notes',
};

/** Every field of a person with its headers, for the page that tells of them. */
export const knownSpellings: readonly (readonly [field: RosterField, names: readonly string[]])[] = Object.entries(
  spellings,
).map(([field, names]) => [field as RosterField, names.split(' ')]);

const exact = new Map<string, RosterField>(
  knownSpellings.flatMap(([field, names]) => names.map((name): [string, RosterField] => [name, field])),
);

/** Columns that carry nothing about a person. */
export const ignoredSpellings: readonly string[] = '序号 序 编号序 no id num number seq 照片 相片 zp 签名 签字'.split(
  ' ',
);
const ignored = new Set(ignoredSpellings);
export const isIgnoredHeader = (folded: string): boolean => ignored.has(folded);

/** Headers whose meaning hangs on their neighbours: whose phone, whose relation. */
export type OpenHeader = 'phone' | 'relation' | 'number';
const open = new Map<string, OpenHeader>([
  ...'电话 联系电话 联系方式 电话号码 联系手机 联系号码 联系人电话 lxdh phone phonenumber telephone tel'
    .split(' ')
    .map((name): [string, OpenHeader] => [name, 'phone']),
  ...'关系 与学生关系 与本人关系 亲属关系 称谓 与监护人关系 家庭关系 gxm gx relation relationship'
    .split(' ')
    .map((name): [string, OpenHeader] => [name, 'relation']),
  ...'编号'.split(' ').map((name): [string, OpenHeader] => [name, 'number']),
]);
export const openSpellings: readonly (readonly [string, OpenHeader])[] = [...open];

const slots: readonly (readonly [GuardianSlot, RegExp])[] = [
  ['father', /^(?:学生)?(?:父亲|爸爸|父|father)(?:的)?/],
  ['mother', /^(?:学生)?(?:母亲|妈妈|母|mother)(?:的)?/],
  ['guardian2', /^(?:第二监护人|第2监护人|(?:监护人|家长|家庭成员|成员|联系人|guardian|parent)(?:二|2|b))(?:的)?/],
  ['guardian3', /^(?:第三监护人|第3监护人|(?:监护人|家长|家庭成员|成员|联系人|guardian|parent)(?:三|3|c))(?:的)?/],
  [
    'guardian1',
    /^(?:第一监护人|第1监护人|(?:学生)?(?:法定)?(?:监护人|家长|家庭成员|成员|紧急联系人|联系人|guardian|parent)(?:一|1|a)?)(?:的)?/,
  ],
];

const parts: readonly (readonly [GuardianPart, RegExp])[] = [
  ['name', /^(?:姓名|名字|name|fullname|)$/],
  ['relation', /^(?:关系|与学生关系|与本人关系|称谓|身份|relation|relationship)$/],
  [
    'phone',
    /^(?:电话|手机|手机号|手机号码|电话号码|联系电话|联系方式|联系号码|移动电话|phone|mobile|phonenumber|tel)$/,
  ],
  ['document', /^(?:身份证|身份证号|身份证号码|证件号|证件号码|身份证件号|身份证件号码|idnumber|idcard)$/],
];

export type HeaderMeaning =
  | { readonly field: RosterField; readonly confidence: number }
  | { readonly open: OpenHeader }
  | undefined;

/** Blanks, stars, colons and hints in brackets go: "身份证号码（18位）*" is 身份证号码. */
export const foldHeader = (plain: string): string =>
  plain
    .toLowerCase()
    .replace(/[（(［[【][^）)］\]】]*[）)］\]】]/g, (hint) =>
      /^.(?:[一二三123abc])[^一二三]?$/.test(hint) ? hint.slice(1, -1) : '',
    )
    .replace(/[\s*＊:：_.\-'"“”]/g, '');

export function meaningOf(folded: string): HeaderMeaning {
  const field = exact.get(folded);
  if (field) return { field, confidence: 1 };
  const opened = open.get(folded);
  if (opened) return { open: opened };
  if (folded === 'cyxm') return { field: 'guardian1.name', confidence: 1 };
  return guardianOf(folded) ?? looseOf(folded);
}

/** 监护人一姓名, 家长电话2, 父亲身份证号 */
function guardianOf(folded: string): HeaderMeaning {
  const last = /^(.*\D)([一二三123])$/.exec(folded);
  const turned = last
    ? folded.replace(/^(监护人|家长|家庭成员|成员|guardian|parent)(.+)([一二三123])$/, '$1$3$2')
    : folded;
  for (const [slot, prefix] of slots) {
    const match = prefix.exec(turned)?.[0];
    if (match === undefined) continue;
    const part = parts.find(([, pattern]) => pattern.test(turned.slice(match.length)))?.[0];
    if (part) return { field: `${slot}.${part}`, confidence: slot === 'guardian1' && part === 'name' ? 0.95 : 1 };
  }
  return undefined;
}

const loose: readonly (readonly [RegExp, RosterField])[] = [
  [/学籍号/, 'studentCode'],
  [/^(?:学生|本人|教师)?.{0,4}身份证.{0,4}号/, 'documentNumber'],
  [/^(?:学生|本人|教师|教职工)姓名/, 'name'],
  [/^(?:学生|本人|教师)?出生(?:日期|年月|时间)/, 'birthDate'],
  [/^(?:所在|现|就读)(?:行政)?班级?/, 'class'],
  [/^(?:所在|现|就读)年级/, 'grade'],
  [/^入学(?:年月|日期|时间)/, 'enrolDate'],
  [/^(?:任教|任课)(?:学科|科目)/, 'subjects'],
  [/^(?:任教|任课)班级/, 'teachingClasses'],
  [/工号$/, 'staffNumber'],
  [/^民族/, 'ethnicity'],
  [/^性别/, 'sex'],
  [/^政治面貌/, 'politics'],
];

function looseOf(folded: string): HeaderMeaning {
  if (folded.length > 16) return undefined;
  const field = loose.find(([pattern]) => pattern.test(folded))?.[1];
  return field ? { field, confidence: 0.7 } : undefined;
}
