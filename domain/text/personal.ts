/** What was blackened, with its place in the text as given (UTF-16 offsets, as `slice` takes). */
export interface PersonalDatum {
  kind: PersonalKind
  start: number
  end: number
}

export const PERSONAL_WORDS = {
  idCard: '身份证号',
  bankCard: '银行卡号',
  phone: '电话号码',
  plate: '车牌号',
  door: '门牌号',
  name: '姓名',
} as const
export type PersonalKind = keyof typeof PERSONAL_WORDS

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封芮储靳段富巫乌焦巴牧谷车侯全班仰秋仲伊宫宁仇祖武符刘景詹束龙叶幸司黎薄印白蒲卓蔺屠蒙池乔胥闻党翟谭贡劳申扶冉雍桑桂牛寿通边燕冀尚农温庄晏柴瞿阎连习容向古易慎戈廖终居衡步都耿满弘匡文寇广东欧沃利蔚越隆师巩聂晁敖融冷辛那简饶曾沙丰关查游权肖'
const COMPOUND = '欧阳|上官|司马|诸葛|东方|皇甫|令狐|慕容|司徒|夏侯|端木'
const NAME = `((?:${COMPOUND})[\\u4e00-\\u9fa5]{1,2}|[${SURNAMES}](?:某某|[\\u4e00-\\u9fa5]{1,2}?))`
const NAME_ENDS = '(?=[，,。.、；;：:！!？?\\s\\d（(]|$|是|家|住|今年|现年|男|女|电话|身份|手机|系|户|来自|反映|我|在|的)'

const DIGIT = '[\\d０-９]'
const GAP = '[\\s\\-－—]?'
const digits = (count: string) => `(?:${DIGIT}${GAP}){${count}}`
// No look-behind: phones before iOS 16.4 cannot read it.
const ALONE_BEFORE = `(?:^|[^\\d０-９A-Za-z])`
const ALONE_AFTER = `(?![\\d０-９A-Za-z])`
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const SPOKEN = '[一二三四五六七八九零〇幺两]'

/** What to look for, the surer first: a place once taken is not taken again. A group, if any, ends the match and is what is blackened. */
const PATTERNS: readonly { kind: PersonalKind; pattern: RegExp }[] = [
  { kind: 'idCard', pattern: new RegExp(`${ALONE_BEFORE}(${digits('17')}(?:[XxＸｘ]|${DIGIT}${ALONE_AFTER}))`, 'g') },
  { kind: 'bankCard', pattern: new RegExp(`${ALONE_BEFORE}(${digits('15,')}${DIGIT})${ALONE_AFTER}`, 'g') },
  { kind: 'idCard', pattern: new RegExp(`${ALONE_BEFORE}(${digits('14')}${DIGIT})${ALONE_AFTER}`, 'g') },
  { kind: 'phone', pattern: new RegExp(`${ALONE_BEFORE}((?:(?:\\+|00)?86${GAP})?[1１]${GAP}[3-9３-９]${GAP}${digits('8')}${DIGIT})${ALONE_AFTER}`, 'g') },
  { kind: 'phone', pattern: new RegExp(`${ALONE_BEFORE}([（(]?[0０]${digits('2,3')}[)）]?${GAP}${digits('6,7')}${DIGIT})${ALONE_AFTER}`, 'g') },
  { kind: 'phone', pattern: new RegExp(`(${DIGIT}{11,})`, 'g') },
  { kind: 'phone', pattern: new RegExp(`(?:一|幺)(?:${SPOKEN}[，,、\\s]?){9}${SPOKEN}`, 'g') },
  { kind: 'phone', pattern: new RegExp(`(?:电话|手机|座机|号码)(?:号码|号)?[是为：:\\s]*(${digits('6,7')}${DIGIT})${ALONE_AFTER}`, 'g') },
  { kind: 'plate', pattern: new RegExp(`[${PROVINCES}][A-HJ-NP-Za-hj-np-z][·.•\\s\\-]?[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]${ALONE_AFTER}`, 'g') },
  { kind: 'door', pattern: /(?:[A-Za-z]|\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:号楼|栋|幢|座)\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?单元)?\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[楼层])?\s?(?:附?\d{1,4}\s?[室号户]?)?/g },
  { kind: 'door', pattern: /(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?单元\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[楼层])?\s?(?:\d{1,4}\s?[室号户]?)?/g },
  { kind: 'door', pattern: /\d{1,4}\s?号(?:附\d{1,3}号|[之-]\d{1,3})?(?=[，,。、；;\s）)]|$|的?住户|院|门)/g },
  { kind: 'door', pattern: /(?:^|[^\d-])(\d{1,2}-\d{1,2}-\d{3,4})(?![\d-])/g },
  { kind: 'door', pattern: /\d{3,4}\s?室/g },
  { kind: 'name', pattern: new RegExp(`(?:我叫|我的名字[叫是]|名叫|姓名|联系人|户主|诉求人|反映人|来电人)[是为：:\\s]*${NAME}${NAME_ENDS}`, 'g') },
  { kind: 'name', pattern: new RegExp(`本人(?:叫|是|姓名)?[：:\\s]*${NAME}(?=[，,。.；;：:（(\\s]|$|男|女|住|系|是|家住|电话)`, 'g') },
]

/** Words that begin with a surname's character and are no name after 本人 or 我叫. */
const NO_NAME = /^(于[一二三四五六七八九十\d今去昨前上]|和[他她我你]|[一-龥]*(?:老师|师傅|医生)$|时[候年常]|都[是在]|应[该当]|经[常过]|通过|全家|成年|包括|强烈|平时|文化|安排|支持|向你|来[修看])/

/**
 * `text` with phone, identity and bank card numbers, licence plates, door numbers and names after
 * 我叫, 本人, 姓名 blackened character by character, so that places in the two texts agree. What a person
 * decided to `keep`, word for word, stays readable.
 */
export function withoutPersonalData(text: string, keep: readonly string[] = []): { text: string; found: PersonalDatum[] } {
  const found: PersonalDatum[] = []
  for (const { kind, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const datum = match[1] ?? match[0]
      const start = match.index + match[0].length - datum.length
      const end = start + datum.trimEnd().length
      const taken = found.some((other) => start < other.end && other.start < end)
      if (!taken && !keep.includes(text.slice(start, end)) && !(kind === 'name' && NO_NAME.test(datum))) found.push({ kind, start, end })
    }
  }
  found.sort((a, b) => a.start - b.start)
  let kept = ''
  let from = 0
  for (const { start, end } of found) {
    kept += text.slice(from, start) + '█'.repeat(end - start)
    from = end
  }
  return { text: kept + text.slice(from), found }
}
