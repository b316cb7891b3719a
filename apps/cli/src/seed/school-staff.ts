import { personName } from './chinese-names';
import type { Sex } from './chinese-names';
import type { InventedIdNumbers, InventedPhones } from './invented-numbers';
import type { SchoolClass } from './school-class';
import { shapes } from './school-plan';
import type { SchoolKind, SchoolPlan } from './school-plan';
import type { SeededRandom } from './seeded-random';

export interface StaffMember {
  readonly number: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly politics: string;
  readonly education: string;
  readonly post: string;
  readonly enrolled: string;
  readonly subject?: string;
  readonly teaches: readonly SchoolClass[];
  readonly headOf?: SchoolClass;
}

export interface Invention {
  readonly random: SeededRandom;
  readonly ids: InventedIdNumbers;
  readonly phones: InventedPhones;
  readonly schoolYear: number;
}

/** Subjects with their lessons a week: so the teachers are shared out. The first ones give the class teachers. */
const lessons: Readonly<Record<SchoolKind, readonly (readonly [string, number])[]>> = {
  kindergarten: [['学前教育', 10]],
  primary: [
    ['语文', 8],
    ['数学', 5],
    ['英语', 3],
    ['道德与法治', 2],
    ['科学', 2],
    ['体育', 4],
    ['音乐', 2],
    ['美术', 2],
    ['信息科技', 1],
  ],
  junior: [
    ['语文', 6],
    ['数学', 6],
    ['英语', 5],
    ['物理', 3],
    ['化学', 2],
    ['道德与法治', 2],
    ['历史', 2],
    ['地理', 2],
    ['生物', 2],
    ['体育', 3],
    ['音乐', 1],
    ['美术', 1],
    ['信息科技', 1],
  ],
  senior: [
    ['语文', 5],
    ['数学', 5],
    ['英语', 5],
    ['物理', 4],
    ['化学', 3],
    ['生物', 3],
    ['思想政治', 3],
    ['历史', 3],
    ['地理', 3],
    ['体育', 2],
    ['信息技术', 1],
    ['通用技术', 1],
  ],
};

const leaders = '副校长 教导主任 德育主任 总务主任 教研组长 行政人员 行政人员 校医 图书管理员'.split(' ');
const politics = ['群众', '群众', '群众', '中共党员', '中共党员'];
const LEAGUE_UP_TO = 28;
const educations = ['大学本科', '大学本科', '大学本科', '大学本科', '大学专科', '硕士研究生'];

interface Post {
  readonly post: string;
  readonly subject?: string;
  readonly teaches: readonly SchoolClass[];
}

/** Leaders, then teachers by subject; every class has a teacher of each subject and a class teacher of its own. */
export function staffOf(school: SchoolPlan, classes: readonly SchoolClass[], invention: Invention): StaffMember[] {
  const posts = [...leading(school), ...teaching(school, classes)];
  const heads = headTeachers(posts, classes);
  return posts.map((post, at) => member(post, at, heads.get(at), invention));
}

function leading({ kind }: SchoolPlan): Post[] {
  const others = leaders.slice(0, shapes[kind].leaders - 1);
  const isInfant = kind === 'kindergarten';
  const posts = [isInfant ? '园长' : '校长', ...others.map((post) => (isInfant ? post.replace('校长', '园长') : post))];
  return posts.map((post) => ({ post, teaches: [] }));
}

function teaching({ kind }: SchoolPlan, classes: readonly SchoolClass[]): Post[] {
  const subjects = lessons[kind];
  const teachers = Math.round(classes.length * shapes[kind].teachersPerClass);
  const week = subjects.reduce((sum, [, count]) => sum + count, 0);
  return subjects.flatMap(([subject, count]) => {
    const share = Math.max(1, Math.round((teachers * count) / week));
    return Array.from({ length: share }, (_, nth) => ({
      post: '专任教师',
      subject,
      teaches: share < classes.length ? sliceOf(classes, nth, share) : [classes[nth % classes.length] as SchoolClass],
    }));
  });
}

const sliceOf = <T>(items: readonly T[], nth: number, parts: number): T[] =>
  items.slice(Math.floor((items.length * nth) / parts), Math.floor((items.length * (nth + 1)) / parts));

/** For each class the first of its teachers who has no class yet. */
function headTeachers(posts: readonly Post[], classes: readonly SchoolClass[]): ReadonlyMap<number, SchoolClass> {
  const heads = new Map<number, SchoolClass>();
  for (const schoolClass of classes) {
    const isFree = (post: Post, at: number): boolean => post.subject !== undefined && !heads.has(at);
    const own = posts.findIndex((post, at) => isFree(post, at) && post.teaches.includes(schoolClass));
    heads.set(own >= 0 ? own : posts.findIndex(isFree), schoolClass);
  }
  return heads;
}

function member(post: Post, at: number, headOf: SchoolClass | undefined, invention: Invention): StaffMember {
  const { random, ids, phones, schoolYear } = invention;
  const sex: Sex = random.chance(post.post === '校长' ? 0.4 : 0.75) ? '女' : '男';
  const age = post.subject === undefined ? random.between(38, 58) : random.between(23, 57);
  const birthDate = dayOf(schoolYear - age, random);
  const since = schoolYear - random.between(0, Math.min(age - 23, 30));
  return {
    number: `T${String(at + 1).padStart(4, '0')}`,
    name: personName(random, sex, 'adult'),
    sex,
    birthDate,
    idNumber: ids.take(birthDate, sex),
    phone: phones.take(),
    politics: age <= LEAGUE_UP_TO && random.chance(0.5) ? '共青团员' : random.pick(politics),
    education: random.pick(educations),
    enrolled: `${since}-09`,
    ...post,
    ...(headOf ? { headOf } : {}),
  };
}

const dayOf = (year: number, random: SeededRandom): string =>
  `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
