import type { CodeEntry } from './code-entry';

/** GB/T 3304: code, name without 族, letters of the standard. */
const rows =
  '01汉Han 02蒙古Mongol 03回Hui 04藏Zang 05维吾尔Uygur 06苗Miao 07彝Yi 08壮Zhuang 09布依Buyei 10朝鲜Chosen 11满Man ' +
  '12侗Dong 13瑶Yao 14白Bai 15土家Tujia 16哈尼Hani 17哈萨克Kazak 18傣Dai 19黎Li 20傈僳Lisu 21佤Va 22畲She 23高山Gaoshan ' +
  '24拉祜Lahu 25水Sui 26东乡Dongxiang 27纳西Naxi 28景颇Jingpo 29柯尔克孜Kirgiz 30土Tu 31达斡尔Daur 32仫佬Mulao 33羌Qiang ' +
  '34布朗Blang 35撒拉Salar 36毛南Maonan 37仡佬Gelao 38锡伯Xibe 39阿昌Achang 40普米Pumi 41塔吉克Tajik 42怒Nu 43乌孜别克Uzbek ' +
  '44俄罗斯Russ 45鄂温克Ewenki 46德昂Deang 47保安Bonan 48裕固Yugur 49京Gin 50塔塔尔Tatar 51独龙Derung 52鄂伦春Oroqen ' +
  '53赫哲Hezhen 54门巴Monba 55珞巴Lhoba 56基诺Jino';

const also: Readonly<Record<string, readonly string[]>> = {
  '22': ['畬族', '畲族'],
  '36': ['毛难族'],
  '05': ['维族'],
  '02': ['蒙族'],
  '17': ['哈族'],
};

export const ethnicityCodes: readonly CodeEntry[] = [
  ...rows.split(' ').map((row): CodeEntry => {
    const [, code = '', zh = '', en = ''] = /^(\d\d)(\p{Script=Han}+)(\w+)$/u.exec(row) ?? [];
    return { code, zh: `${zh}族`, en, ...(also[code] ? { also: also[code] } : {}) };
  }),
  { code: '97', zh: '其他', en: 'Other', also: ['其它', '未识别民族', '穿青人', '革家人'] },
  { code: '98', zh: '外国血统中国籍人士', en: 'Foreign ancestry', also: ['外国血统', '外国血统中国籍', '入籍'] },
];
