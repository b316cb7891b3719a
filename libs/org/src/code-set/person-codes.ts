import type { CodeEntry } from './code-entry';

const entry = (code: string, zh: string, en: string, ...also: readonly string[]): CodeEntry => ({ code, zh, en, also });

/** Sets of GB/T and JY/T 1001 that describe a person. */
export const personCodes = {
  /** GB/T 2261.1—2003 */
  sex: [
    entry('1', '男', 'Male', '男性', '男生', 'm', '先生'),
    entry('2', '女', 'Female', '女性', '女生', 'f', '女士'),
    entry('0', '未知', 'Unknown', '未知的性别', '不详'),
    entry('9', '未说明', 'Not stated', '未说明的性别', '保密'),
  ],
  /** GB/T 4762 */
  politics: [
    entry('01', '中共党员', 'Member of the CPC', '党员', '共产党员', '中国共产党党员', '正式党员'),
    entry('02', '中共预备党员', 'Probationary member of the CPC', '预备党员', '中国共产党预备党员'),
    entry('03', '共青团员', 'Member of the Youth League', '团员', '中国共产主义青年团团员', '共青团'),
    entry('04', '民革会员', 'RCCK', '民革', '民革党员'),
    entry('05', '民盟盟员', 'CDL', '民盟'),
    entry('06', '民建会员', 'CNDCA', '民建'),
    entry('07', '民进会员', 'CAPD', '民进'),
    entry('08', '农工党党员', 'CPWDP', '农工党'),
    entry('09', '致公党党员', 'Zhi Gong', '致公党'),
    entry('10', '九三学社社员', 'Jiusan Society', '九三', '九三学社'),
    entry('11', '台盟盟员', 'TDSL', '台盟'),
    entry('12', '无党派人士', 'Without party', '无党派', '无党派民主人士'),
    entry('13', '群众', 'Masses', '普通公民', '少先队员', '少先队', '无'),
  ],
  /** GB/T 2261.3 */
  health: [
    entry('1', '健康或良好', 'Healthy', '健康', '良好'),
    entry('2', '一般或较弱', 'Fair', '一般', '较弱'),
    entry('3', '有慢性病', 'Chronic illness', '慢性病'),
    entry('6', '残疾', 'Disabled', '残疾人'),
  ],
  /** GA 324.1 */
  household: [
    entry('0', '未落常住户口', 'No registration'),
    entry('1', '非农业家庭户口', 'Non-agricultural family', '非农业', '非农业户口', '城镇', '城镇户口', '非农业家庭'),
    entry('2', '农业家庭户口', 'Agricultural family', '农业', '农业户口', '农村', '农村户口', '农业家庭'),
    entry('3', '非农业集体户口', 'Non-agricultural collective', '非农业集体'),
    entry('4', '农业集体户口', 'Agricultural collective', '农业集体'),
    entry('5', '自理口粮户口', 'Own grain', '自理口粮'),
  ],
  /** 港澳台侨外 */
  overseas: [
    entry('00', '非港澳台侨', 'None', '否', '无', '非港澳台侨外'),
    entry('01', '香港同胞', 'Hong Kong', '香港'),
    entry('03', '澳门同胞', 'Macao', '澳门'),
    entry('05', '台湾同胞', 'Taiwan', '台湾'),
    entry('11', '华侨', 'Overseas Chinese'),
    entry('12', '侨眷', 'Relative of overseas Chinese'),
    entry('13', '归侨', 'Returned overseas Chinese'),
    entry('14', '归侨子女', 'Child of returned overseas Chinese'),
    entry('51', '外国人', 'Foreigner', '外籍'),
    entry('99', '其他', 'Other', '其它'),
  ],
  /** 就读方式 */
  boarding: [
    entry('1', '走读', 'Day pupil', '通学', '否', '不住校'),
    entry('2', '住校', 'Boarder', '住宿', '寄宿', '是', '住读'),
    entry('3', '借宿', 'Lodger'),
    entry('9', '其他', 'Other', '其它'),
  ],
  /** 学生当前状态 */
  student_status: [
    entry('01', '在读', 'Enrolled', '在校', '正常', '在籍'),
    entry('02', '休学', 'Suspended'),
    entry('03', '退学', 'Withdrawn'),
    entry('04', '停学', 'Stopped'),
    entry('05', '复学', 'Resumed'),
    entry('06', '流失', 'Lost'),
    entry('07', '毕业', 'Graduated'),
    entry('08', '结业', 'Completed'),
    entry('09', '肄业', 'Incomplete'),
    entry('10', '转学', 'Transferred', '转出', '转学(转出)'),
    entry('11', '死亡', 'Deceased'),
    entry('99', '其他', 'Other', '其它'),
  ],
} as const satisfies Record<string, readonly CodeEntry[]>;
