import type { ErrorCatalog } from '@plinth/error-contract';

/** Why an import that could be read is not carried out. */
export const ImportWriteErrors = {
  importUnitNotSchool: {
    code: 'org.import_unit_not_school',
    kind: 'invalid',
    zh: '请选择一所学校(或学校内的机构)来导入名册。',
    en: 'Choose a school, or a unit inside one, to import a roster into.',
  },
  importOptionInvalid: {
    code: 'org.import_option_invalid',
    kind: 'invalid',
    zh: '参数 {option} 不是有效的 JSON。',
    en: 'The option {option} is not valid JSON of the right form.',
  },
  importStateWrong: {
    code: 'org.import_state_wrong',
    kind: 'conflict',
    zh: '这次导入{stateZh}，不能再做这个操作。可能有同事处理过，请以页面上的最新情况为准。',
    en: 'The import {stateEn}: this cannot be done with it now. A colleague may have been at it; the page shows how it stands.',
  },
  importLeavingNotAccepted: {
    code: 'org.import_leaving_not_accepted',
    kind: 'conflict',
    zh: '按这份全量名册,现有 {present} 人中将有 {leaving} 人({percent}%)离开。如果确实如此,请再次明确确认(acceptLeaving)。',
    en: 'By this whole file {leaving} of {present} people ({percent} %) would leave. If that is meant, say so (acceptLeaving).',
  },
  importInterrupted: {
    code: 'org.import_interrupted',
    kind: 'unavailable',
    zh: '服务器多次尝试后仍未能处理完这次导入,现有资料没有改变。请稍后点“继续”再试一次;若仍然失败,请联系系统管理员。',
    en: 'The server tried several times and could not finish this import; nothing was changed. Resume it later; if it fails again, tell the system administrator.',
  },
} as const satisfies ErrorCatalog;
