/** How closely a field is kept (GB/T 43697—2024, JY/T 0661—2025): general, personal, sensitive personal. */
export type DataLevel = 'general' | 'personal' | 'sensitive';

export interface DataField {
  readonly name: string;
  readonly level: DataLevel;
  readonly zh: string;
  readonly en: string;
}

/** Everything of a person that a grant can name; what is not here never leaves the base. */
export const dataFields = [
  { name: 'name', level: 'personal', zh: '姓名', en: 'Name' },
  { name: 'pinyin', level: 'personal', zh: '姓名拼音', en: 'Name in pinyin' },
  { name: 'sex', level: 'personal', zh: '性别', en: 'Sex' },
  { name: 'birth_date', level: 'personal', zh: '出生日期', en: 'Day of birth' },
  { name: 'ethnicity', level: 'sensitive', zh: '民族', en: 'Ethnicity' },
  { name: 'student_number', level: 'personal', zh: '学号', en: 'Student number' },
  { name: 'staff_number', level: 'personal', zh: '工号', en: 'Staff number' },
  { name: 'student_code', level: 'sensitive', zh: '学籍号', en: 'National student code' },
  { name: 'id_number', level: 'sensitive', zh: '证件号码', en: 'ID number' },
  { name: 'phone', level: 'sensitive', zh: '手机号码', en: 'Phone' },
  { name: 'email', level: 'personal', zh: '电子邮箱', en: 'E-mail' },
] as const satisfies readonly DataField[];

export type DataFieldName = (typeof dataFields)[number]['name'];
