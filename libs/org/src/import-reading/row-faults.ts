import type { Severity } from './row-problem';

export interface RowFault {
  readonly code: string;
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

const fault = (code: string, severity: Severity, zh: string, en: string): RowFault => ({
  code: `org.row_${code}`,
  severity,
  zh,
  en,
});

/** Everything that can be wrong with a row, and what to do about it. Codes are never renamed; texts name no identifier. */
export const rowFaults = {
  nameMissing: fault('name_missing', 'error', '没有姓名。请填写姓名后再导入。', 'The name is missing. Fill it in.'),
  nameInvalid: fault(
    'name_invalid',
    'error',
    '姓名里有不能用于姓名的字符，或者太长。请改正。',
    'The name is too long or has characters that no name has. Correct it.',
  ),
  cellError: fault(
    'cell_error',
    'error',
    '单元格是 Excel 公式的错误值。请改成实际的值。',
    'The cell holds an Excel error value. Put the real value there.',
  ),
  sexUnknown: fault(
    'sex_unknown',
    'warning',
    '性别无法识别，未采用。请填“男”或“女”。',
    'Sex not understood and left out. Write 男 or 女.',
  ),
  sexDiffers: fault(
    'sex_differs',
    'warning',
    '性别与证件号码不一致：表中是{file}，证件号码是{card}；按证件号码导入，请核对。',
    'Sex differs from the ID number: the file says {file}, the ID number {card}. The ID number was followed; please check.',
  ),
  birthUnreadable: fault(
    'birth_date_unreadable',
    'error',
    '出生日期无法识别。请写成 2012-09-01 的形式。',
    'The date of birth is not understood. Write it as 2012-09-01.',
  ),
  birthUnreadableCardUsed: fault(
    'birth_date_from_id',
    'warning',
    '出生日期无法识别，已采用证件号码中的 {card}。',
    'The date of birth is not understood; {card} from the ID number was taken.',
  ),
  birthIncomplete: fault(
    'birth_date_incomplete',
    'warning',
    '出生日期不完整（缺少月或日），又没有身份证号可以补全，未采用。',
    'The date of birth is incomplete and there is no ID number to complete it from; it was left out.',
  ),
  birthAmbiguous: fault(
    'birth_date_ambiguous',
    'error',
    '出生日期有两种读法：{first} 或 {second}。请写成 2012-09-01 的形式。',
    'The date of birth can be {first} or {second}. Write it as 2012-09-01.',
  ),
  birthDiffers: fault(
    'birth_date_differs',
    'error',
    '出生日期与证件号码不一致：表中是 {file}，证件号码是 {card}。请改正其中一个。',
    'The date of birth differs from the ID number: the file says {file}, the ID number {card}. Correct one of them.',
  ),
  birthImpossible: fault(
    'birth_date_impossible',
    'error',
    '出生日期 {date} 不合理。请核对。',
    'The date of birth {date} cannot be right. Please check.',
  ),
  ethnicityUnknown: fault(
    'ethnicity_unknown',
    'warning',
    '民族无法识别，未采用。',
    'The ethnic group is not known and was left out.',
  ),
  politicsUnknown: fault(
    'politics_unknown',
    'warning',
    '政治面貌无法识别，未采用。',
    'The political status is not known and was left out.',
  ),
  documentKindUnknown: fault(
    'document_kind_unknown',
    'warning',
    '证件类型无法识别，按证件号码的形式判断。',
    'The kind of document is not known; it was judged by its number.',
  ),
  idPrecisionLost: fault(
    'id_precision_lost',
    'error',
    '证件号码被 Excel 当作数字，末尾几位已经丢失。请把单元格设为文本格式，重新填写完整号码。',
    'Excel took the ID number for a number and lost its last digits. Format the cell as text and enter it again.',
  ),
  idLength: fault(
    'id_length',
    'error',
    '身份证号码应为 18 位，这里是 {length} 位。请核对。',
    'An ID number has 18 characters, this one {length}. Please check.',
  ),
  idCharacters: fault(
    'id_characters',
    'error',
    '证件号码里有不应出现的字符。请核对。',
    'The ID number has characters that do not belong there. Please check.',
  ),
  idBirthDate: fault(
    'id_birth_date',
    'error',
    '身份证号码中的出生日期不存在。请核对号码。',
    'The date of birth inside the ID number does not exist. Please check the number.',
  ),
  idCheckDigit: fault(
    'id_check_digit',
    'error',
    '身份证号码的校验码（最后一位）不对，号码可能抄错。请对照证件核对。',
    'The check digit (last character) of the ID number is wrong, so it was probably mistyped. Compare it with the card.',
  ),
  idRegionUnknown: fault(
    'id_region_unknown',
    'warning',
    '身份证号码开头的地区代码不认识。请核对。',
    'The region code at the start of the ID number is unknown. Please check.',
  ),
  documentAssumed: fault(
    'document_kind_assumed',
    'warning',
    '没有写证件类型，按号码的形式当作{kind}。',
    'The kind of document is not given; by its number it was taken for {kind}.',
  ),
  studentCodeInvalid: fault(
    'student_code_invalid',
    'warning',
    '学籍号不符合规则（字母 G/J/L 加 18 位），未采用。请核对。',
    'The student code does not follow its rule (G, J or L and 18 characters) and was left out. Please check.',
  ),
  studentCodeOnly: fault(
    'student_code_refused',
    'error',
    '学籍号不符合规则（字母 G/J/L 加 18 位），又没有其他证件号码。请核对。',
    'The student code does not follow its rule (G, J or L and 18 characters) and there is no other identifier. Please check.',
  ),
  numberPrecisionLost: fault(
    'number_precision_lost',
    'error',
    '号码被 Excel 当作数字，末尾几位已经丢失。请把单元格设为文本格式，重新填写。',
    'Excel took this for a number and lost its last digits. Format the cell as text and enter it again.',
  ),
  numberInvalid: fault(
    'number_invalid',
    'error',
    '号码里有不能使用的字符，或者太长。请核对。',
    'The number is too long or has characters that it must not have.',
  ),
  identifierMissing: fault(
    'identifier_missing',
    'warning',
    '没有证件号码、学籍号或学号、工号，只能按姓名和班级辨认，重名时会认错。建议补上。',
    'There is no identifier at all; the person can only be told by name and class. Better add one.',
  ),
  phoneInvalid: fault(
    'phone_invalid',
    'warning',
    '电话号码不对（手机应为 11 位），未采用。',
    'This is no phone number (a mobile has 11 digits); it was left out.',
  ),
  phoneSeveral: fault(
    'phone_several',
    'warning',
    '一格里有多个电话，只采用第一个可用的。',
    'There are several phones in one cell; only the first good one was taken.',
  ),
  emailInvalid: fault(
    'email_invalid',
    'warning',
    '邮箱格式不对，未采用。',
    'This is no e-mail address; it was left out.',
  ),
  classMissing: fault('class_missing', 'error', '没有班级。请填写班级。', 'The class is missing. Fill it in.'),
  classUnknown: fault(
    'class_unknown',
    'error',
    '班级“{text}”不认识。请写成“一(3)班”“2023级3班”的形式，或先在学校里建立这个班。',
    'The class "{text}" is not known. Write it like 一(3)班 or 2023级3班, or add this class to the school first.',
  ),
  classStageOpen: fault(
    'class_stage_open',
    'error',
    '班级“{text}”可能属于不同学段（小学、初中、高中）。请补充年级，或写明“初一”“高一”。',
    'The class "{text}" can belong to more than one stage. Add a grade column, or write 初一 or 高一.',
  ),
  classGradeMissing: fault(
    'class_grade_missing',
    'error',
    '班级“{text}”没有说明年级。请写成“一(3)班”的形式，或增加年级一列。',
    'The class "{text}" does not say which grade. Write it like 一(3)班, or add a grade column.',
  ),
  classConflict: fault(
    'class_conflict',
    'error',
    '班级与年级不一致：班级是“{text}”，年级是“{grade}”。请改正其中一个。',
    'Class and grade differ: the class is "{text}", the grade "{grade}". Correct one of them.',
  ),
  classNotRunning: fault(
    'class_not_running',
    'error',
    '按今天的日期，班级“{text}”已经毕业或还没有入学。请核对年级或入学年份。',
    'By today, the class "{text}" has left school or has not begun. Check the grade or the year of entry.',
  ),
  classIsDate: fault(
    'class_is_date',
    'error',
    '班级被 Excel 自动改成了日期（如“1-3”变成 1 月 3 日）。请把单元格设为文本格式，重新填写。',
    'Excel turned the class into a date (1-3 became 3 January). Format the cell as text and enter it again.',
  ),
  postClassUnknown: fault(
    'post_class_unknown',
    'warning',
    '班级“{text}”不认识，这一项任教或班主任未采用。',
    'The class "{text}" is not known; this teaching or head-teacher post was left out.',
  ),
  enrolDateUnreadable: fault(
    'enrol_date_unreadable',
    'warning',
    '日期无法识别，未采用。请写成 2026-09 的形式。',
    'The date is not understood and was left out. Write it as 2026-09.',
  ),
  guardianNameMissing: fault(
    'guardian_name_missing',
    'warning',
    '监护人有电话或证件但没有姓名，未导入这位监护人。',
    'A guardian has a phone or document but no name; this guardian was left out.',
  ),
  guardianNameInvalid: fault(
    'guardian_name_invalid',
    'warning',
    '监护人姓名不对，未导入这位监护人。',
    'This is no name of a guardian; this guardian was left out.',
  ),
  guardianPhoneInvalid: fault(
    'guardian_phone_invalid',
    'warning',
    '监护人电话不对（手机应为 11 位），未导入这位监护人。请改正后再导入一次。',
    'This is no phone number (a mobile has 11 digits), so the guardian was left out. Correct it and import again.',
  ),
  guardianRelationUnknown: fault(
    'guardian_relation_unknown',
    'warning',
    '与学生的关系“{text}”不认识，按“其他亲属”导入。',
    'The relation "{text}" is not known; it was taken as another relative.',
  ),
  guardianDocumentInvalid: fault(
    'guardian_document_invalid',
    'warning',
    '监护人的证件号码不对，未采用该号码。',
    'The ID number of the guardian is wrong and was left out.',
  ),
  duplicateDocument: fault(
    'duplicate_document',
    'error',
    '证件号码与第 {row} 行{where}相同（{same}）。每人只留一行。',
    'The ID number is that of row {row}{whereEn} too ({sameEn}). Keep one row for one person.',
  ),
  duplicateStudentCode: fault(
    'duplicate_student_code',
    'error',
    '学籍号与第 {row} 行{where}相同（{same}）。每人只留一行。',
    'The student code is that of row {row}{whereEn} too ({sameEn}). Keep one row for one person.',
  ),
  duplicateNumber: fault(
    'duplicate_number',
    'error',
    '{what}与第 {row} 行{where}相同（{same}）。每人只留一行。',
    'The number is that of row {row}{whereEn} too ({sameEn}). Keep one row for one person.',
  ),
} as const satisfies Record<string, RowFault>;

export type RowFaultName = keyof typeof rowFaults;
