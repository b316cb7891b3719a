import { defineTexts } from '@plinth/ui';
import type { components } from '@plinth/api-client';

type Schemas = components['schemas'];
export type Role = Schemas['NewMembershipBody']['role'];
export type Status = Schemas['ListedPersonResponse']['status'];
export type IdentifierKind = Schemas['PersonIdentifierResponse']['kind'];
export type ContactKind = Schemas['PersonContactResponse']['kind'];
export type PositionKind = Schemas['PersonPositionResponse']['kind'];

const roles = { student: '学生', staff: '教职工', guardian: '家长', administrator: '管理员' } satisfies Record<
  Role,
  string
>;
const statuses = { active: '在册', suspended: '已停用', ended: '已离开' } satisfies Record<Status, string>;
const identifiers = {
  id_card: '身份证号',
  residence_permit: '居住证号',
  hk_macao_permit: '港澳通行证号',
  taiwan_permit: '台湾通行证号',
  passport: '护照号',
  permanent_residence: '永久居留证号',
  household_register: '户口簿号',
  officer_card: '军官证号',
  student_code: '学籍号',
  student_number: '学号',
  staff_number: '工号',
  other: '其他证件号',
} satisfies Record<IdentifierKind, string>;
const contacts = { phone: '电话', email: '邮箱', address: '住址' } satisfies Record<ContactKind, string>;
const positions = {
  head_teacher: '班主任',
  subject_teacher: '任课教师',
  principal: '校长',
  vice_principal: '副校长',
  grade_leader: '年级组长',
  group_leader: '教研组长',
  dean: '教务主任',
  other: '其他职务',
} satisfies Record<PositionKind, string>;

/** The words for what the API says of people by code. */
export const personTerms = defineTexts(
  {
    roles,
    statuses,
    identifiers,
    contacts,
    positions,
    sexes: { '0': '未知', '1': '男', '2': '女', '9': '未说明' },
    name: '姓名',
    pinyin: '拼音',
    sex: '性别',
    birthDate: '出生日期',
    ethnicity: '民族',
    role: '身份',
    unit: '所在单位',
    status: '状态',
  },
  {
    roles: { student: 'Pupil', staff: 'Staff', guardian: 'Guardian', administrator: 'Administrator' },
    statuses: { active: 'Present', suspended: 'Suspended', ended: 'Left' },
    identifiers: {
      id_card: 'ID card',
      residence_permit: 'Residence permit',
      hk_macao_permit: 'HK/Macao permit',
      taiwan_permit: 'Taiwan permit',
      passport: 'Passport',
      permanent_residence: 'Permanent residence',
      household_register: 'Household register',
      officer_card: 'Officer card',
      student_code: 'Student code',
      student_number: 'Student number',
      staff_number: 'Staff number',
      other: 'Other document',
    },
    contacts: { phone: 'Phone', email: 'E-mail', address: 'Address' },
    positions: {
      head_teacher: 'Head teacher',
      subject_teacher: 'Subject teacher',
      principal: 'Principal',
      vice_principal: 'Vice principal',
      grade_leader: 'Head of year',
      group_leader: 'Head of subject',
      dean: 'Dean',
      other: 'Other position',
    },
    sexes: { '0': 'Unknown', '1': 'Male', '2': 'Female', '9': 'Not stated' },
    name: 'Name',
    pinyin: 'Pinyin',
    sex: 'Sex',
    birthDate: 'Date of birth',
    ethnicity: 'Ethnicity',
    role: 'Role',
    unit: 'Unit',
    status: 'Status',
  },
);
