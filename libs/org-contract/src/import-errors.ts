import type { ErrorCatalog } from '@plinth/error-contract';

/** Why a file cannot be read at all. A fault of one row is not an error but a problem of the import. */
const fileErrors = {
  importFileEmpty: {
    code: 'org.import_file_empty',
    kind: 'invalid',
    zh: '文件是空的，请检查是否选错了文件。',
    en: 'The file is empty. Check that it is the right file.',
  },
  importFileTooLarge: {
    code: 'org.import_file_too_large',
    kind: 'too_large',
    zh: '文件太大（{megabytes} MB，上限 {limit} MB），请拆分后分次导入，或另存为 CSV。',
    en: 'The file is too large ({megabytes} MB, limit {limit} MB). Split it, or save it as CSV.',
  },
  importFileOldWorkbook: {
    code: 'org.import_file_old_workbook',
    kind: 'invalid',
    zh: '这是旧版 Excel 文件（.xls），请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
    en: 'This is an old Excel file (.xls). Save it as .xlsx in Excel or WPS and upload that.',
  },
  importFilePassword: {
    code: 'org.import_file_password',
    kind: 'invalid',
    zh: '文件有密码保护，请取消打开密码后再上传。',
    en: 'The file is protected by a password. Remove the password and upload it again.',
  },
  importFileCorrupt: {
    code: 'org.import_file_corrupt',
    kind: 'invalid',
    zh: '文件已损坏，无法读取（{part}）。请用 Excel 或 WPS 打开后另存再上传。',
    en: 'The file is damaged and cannot be read ({part}). Open it in Excel or WPS, save it again and upload that.',
  },
  importFileUnpacksTooLarge: {
    code: 'org.import_file_unpacks_too_large',
    kind: 'too_large',
    zh: '文件解压后异常巨大，已拒绝读取。请把数据复制到一个新的工作簿再上传。',
    en: 'The file unpacks to an abnormal size and was refused. Copy the data into a new workbook and upload that.',
  },
  importFileUnsupported: {
    code: 'org.import_file_unsupported',
    kind: 'invalid',
    zh: '不支持这种文件（{format}），请另存为 .xlsx 或 .csv 后再上传。',
    en: 'This kind of file ({format}) is not supported. Save it as .xlsx or .csv and upload that.',
  },
  importFileMixedEncodings: {
    code: 'org.import_file_mixed_encodings',
    kind: 'invalid',
    zh: '文件里混有不同的文字编码：第 {line} 行是 {found}，前面是 {expected}。请统一另存为 UTF-8 后再上传。',
    en: 'The file mixes text encodings: line {line} is {found}, the lines before are {expected}. Save it all as UTF-8.',
  },
  importFileUnknownEncoding: {
    code: 'org.import_file_unknown_encoding',
    kind: 'invalid',
    zh: '第 {line} 行的文字编码无法识别（既不是 UTF-8 也不是 GB18030）。请另存为 UTF-8 后再上传。',
    en: 'The text of line {line} is neither UTF-8 nor GB18030. Save the file as UTF-8 and upload it again.',
  },
  importFileQuoteOpen: {
    code: 'org.import_file_quote_open',
    kind: 'invalid',
    zh: '从第 {row} 行开始的双引号没有结束，后面的内容无法分列。请检查该行的引号。',
    en: 'A double quote that begins in row {row} is never closed. Check the quotes of that row.',
  },
  importSheetNotFound: {
    code: 'org.import_sheet_not_found',
    kind: 'invalid',
    zh: '文件里没有名为“{sheet}”的工作表；有：{sheets}。',
    en: 'The file has no sheet named "{sheet}"; it has: {sheets}.',
  },
  importHeaderNotFound: {
    code: 'org.import_header_not_found',
    kind: 'invalid',
    zh: '没有找到表头（前 30 行里没有一行同时有“姓名”和其他已知列名）。请保留表头行，或下载模板填写。',
    en: 'No header row was found (none of the first 30 rows names 姓名/name and another known column). Keep the header row, or use the template.',
  },
} as const satisfies ErrorCatalog;

export const ImportErrors = {
  importNotFound: {
    code: 'org.import_not_found',
    kind: 'not_found',
    zh: '没有这次导入。',
    en: 'There is no such import.',
  },
  ...fileErrors,
} as const satisfies ErrorCatalog;
