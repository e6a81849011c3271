import { LEVELS, type Level } from '../organisation/units'
import { quoted } from './quote'

/** Whether a text seems to complain of a unit or a cadre. */
export interface Suspicion {
  suspected: boolean
  /** Whose people the words point at, lowest first; empty when they do not say. */
  levels: Level[]
  /** Why, in Chinese, quoting the words. */
  reasons: string[]
}

/** How a name of those who act for the public tells whose people are meant. */
interface Names {
  /** Null where the word alone does not tell. */
  level: Level | null
  /** Cadres and offices: naming one without asking, thanking or passing by is enough. */
  offices: readonly string[]
  /** Suppliers and services, whose failures are mostly no one's fault: a reproach must go with them. */
  services: readonly string[]
}

/** Old people name an office by its people: 民政的人、街道来的人. */
const peopleOf = (...offices: string[]) => offices.flatMap((office) => [`${office}的人`, `${office}来的人`, `${office}的同志`])

const OFFICIALS: readonly Names[] = [
  {
    level: 'village',
    offices: [
      '村干部', '村支书', '支部书记', '支书', '村书记', '第一书记', '村主任', '村长', '村两委', '村会计', '村文书', '文书', '社区主任', '社区书记', '社区干部', '社区工作人员', '会计', ...peopleOf('村里', '村上', '社区', '居委会', '村委会'), '组长', '社长', '队长',
      '妇女主任', '网格员', '驻村',
      '村委会', '村委', '村上', '村里', '村组', '村社', '组上', '队上', '社区', '居委会', '居委', '大队', '生产队',
    ],
    services: [],
  },
  {
    level: 'township',
    offices: [
      '镇政府', '乡政府', '镇干部', '乡干部', '镇长', '乡长', '镇党委', '乡党委', '镇书记', '乡书记', '镇领导', '乡领导', '街道办', '办事处', ...peopleOf('镇上', '乡上', '镇里', '街道', '镇政府'), '街道工作人员', '街道干部', '国土所', '司法所', '财政所', '畜牧站', '农技站', '水管所', '水管站', '林业站',
      '乡镇', '镇上', '乡上', '镇里', '乡里', '街道', '便民服务中心', '卫生院',
    ],
    services: [],
  },
  {
    level: 'district',
    offices: [
      '公安局', '派出所', '交警', '民警', '警察', '城管', '执法局', '执法队', '住建局', '房管局', '教育局', '人社局', '社保局', '民政局', '卫健局', '医保局', '交通局', '水务局', '水利局', '农业局', '农业农村局', '林业局', '环保局', '生态环境局',
      '国土局', '自然资源局', '规划局', '不动产登记中心', '市场监管局', '工商局', '税务局', '信访局', '窗口', '区政府', '拆迁办', '征收办', '局长', '局里', '科长', '校长', '运管所', '检察院', '法院', ...peopleOf('民政', '社保', '医保', '城建', '环保', '林业', '土地', '劳动局', '水务', '残联', '区里', '派出所', '电力'),
    ],
    services: ['政务大厅', '办事大厅', '政务中心', '区里', '区上', '县里', '残联', '供电局', '供电所', '供电公司', '水厂', '自来水公司', '燃气公司', '公交公司', '学校'],
  },
  { level: null, offices: ['干部', '领导', '公务员', '当官的', '办事员', '办事的', '书记', '主任', '所长', '站长', '评审的', '上头的人', '公家的人'], services: ['工作人员', '政府', '老师', '医院', '医生', '护士'] },
]

/** Words that accuse by themselves. */
const ACCUSATIONS: readonly string[] = [
  '贪污', '贪了', '贪官', '吃回扣', '回扣', '优亲厚友', '克扣', '截留', '挪用', '冒领', '套取', '虚报', '索要', '索贿', '行贿', '受贿', '收红包', '收了红包', '好处费', '吃拿卡要', '以权谋私', '假公济私', '中饱私囊', '打击报复',
  '报复我', '包庇', '保护伞', '徇私', '走后门', '关系户', '暗箱操作', '不作为', '乱作为', '推诿', '踢皮球', '渎职', '失职', '形式主义', '弄虚作假', '欺上瞒下', '公款', '代签', '伪造签', '冒充我签', '官商勾结', '官官相护', '通风报信',
  '优先给自己', '村霸', '吃空饷', '私分', '侵占集体', '吃卡要', '塞红包', '打招呼', '送烟', '送酒', '腰包', '领款人', '代领', '被领走', '老丈人', '拉票', '贿选', '被我告', '关我', '穿小鞋', '告状', '眼睛都不抬', '甩出来', '不许我', '人情', '吃请', '假签名', '虚假', '谎报', '造假', '顶替', '内定',
]

/** Words that accuse only when said of someone who acts for the public. */
const REPROACHES: readonly string[] = [
  '不管', '没人管', '不理', '不搭理', '爱理不理', '拖', '推给', '推来推去', '推脱', '推了我', '敷衍', '糊弄', '应付', '不办', '不给', '没给', '不发', '没发', '少发', '少写', '少算', '扣', '骂', '凶', '吼', '态度', '不公', '偏心', '偏袒',
  '凭什么', '凭啥', '说了算', '自己就定', '说话不算', '说话吞吞吐吐', '骗', '哄我', '欺负', '威胁', '打人', '动手', '强行', '强占', '霸占', '占了', '私自', '偷偷', '自己人', '自家人', '亲戚', '熟人', '关系好', '小舅子', '兄弟', '侄', '他儿子',
  '好处', '不公开', '没公开', '不公示', '没公示', '不透明', '账目', '去向', '哪里去了', '钱去哪', '到哪去了', '没下文', '没有下文', '找不到人', '没得人', '脱岗', '打牌', '喝酒', '吃喝', '耍手机', '为难', '刁难', '卡我', '跑了', '白跑',
  '没解决', '没回音', '没有回音', '石沉大海', '不回复', '没答复', '拒绝', '不接电话', '也不接', '不出来', '挂我电话', '投诉', '举报', '从来没来', '从来不', '动都没动', '没动静', '收了', '多收', '烟酒', '不改', '不退', '打到别人',
  '往回搬', '掀了', '没收', '轰出去', '赶出来', '赶我', '研究研究', '改天再来', '答应的', '说的好听', '只晓得', '假的', '乱', '不认账', '不承认', '睁一只眼', '当没看见', '泄露', '说出去', '没一个', '没有一个', '说归', '归他管', '不给盖', '才给',
  '一拖再拖', '等通知', '没来过', '光拍', '走过场', '做样子', '嫌', '包给', '包了', '卖了', '罚', '名额', '一分', '没见到', '没看到', '报完', '不给报名', '搞接待', '没人接待', '名义', '收据', '收钱', '收费', '交钱', '先放', '他自己', '他们自己', '给自己', '给了不', '给了别', '变成', '根本没', '说办结', '逼', '硬要',
  '不准', '不让', '不许', '乱来', '反而', '反倒', '凭关系', '藏', '瞒', '躲', '少了', '缩水', '占便宜', '有钱的', '哪个敢', '不敢说', '没开会', '没商量', '不商量', '没通过', '不晓得啥',
  '三天两头', '没声音', '没消息', '没音讯', '说好的', '没兑现', '没换', '名单', '年年是', '走了就', '就走了', '说不符合', '下周来', '明天来', '出差', '补课', '撕了', '签名', '没见过', '只抓', '只罚', '专门', '悄悄', '没人去', '断腿', '光说', '一句话',
  '哪个都不', '没人晓得', '说我们不', '不认', '不接', '挑人', '看人', '脸色', '难看', '不耐烦', '敲诈', '乱摊', '摊派', '强迫', '被迫', '必须', '押金', '不公平', '冤', '黑心',
]

/** What stands before a name that is only being asked, thanked or gone to. */
const ADDRESSED = /(请|希望|盼|恳求|求|麻烦|恳请|拜托|建议|望|辛苦|感谢|谢谢|表扬|多亏|能不能让|能不能叫|可以让|问问|请教|联系)[^，。！？；\s]{0,8}$/
/** What stands after a name that is only a landmark, a thing there or the folk who live there. */
const LANDMARK =
  /^(旁|门口|对面|后面|前面|附近|隔壁|背后|外面|那边|的住户|楼上|楼下|上班|赶场|小学|中学|卫生服务|广场|到(镇|城|县|市|区|村|街|我们)|里?的?(路|桥|水|灯|老人|健身|步道|公路|小学|狗|学生|娃|班车|厕所|河|堰|树|井)|好多年|多年|装的|修的|还?没通|没得|老人多|[上里]?有人)/
/** Words that ask the way, ask for something or give thanks: with these a bare name means no harm. */
const FRIENDLY = /请问|想问|问一下|问下|问问|咨询|打听|怎么|咋个|在哪|要带什么|带哪些|几点|感谢|谢谢|表扬|辛苦了|多亏|热心|能不能|可不可以|建议|希望|想请|申请|帮忙|帮我|还是/

/** How far a reproach may stand from the name it is said of, in characters. */
const REACH_AFTER = 30
const REACH_BEFORE = 10

const SENTENCE_ENDS = /[。！？!?；;\n]/

interface Mention {
  name: string
  level: Level | null
  office: boolean
  reproach: string | undefined
  /** Only asked, thanked or named as a place. */
  addressed: boolean
}

/**
 * Whether the words complain of a unit or of someone in public service. It errs on the side of yes:
 * a yes only sends the appeal past the units named, a wrong no shows it to them. Merely asking a unit
 * for help, thanking it or naming it as a place is a no.
 */
export function suspectsComplaint(text: string): Suspicion {
  const mentions = text.split(SENTENCE_ENDS).flatMap(mentionsIn)
  const accusations = ACCUSATIONS.filter((word) => text.includes(word))
  const blamed = mentions.filter(({ addressed, office, reproach }) => !addressed && (office || reproach !== undefined))
  if (accusations.length === 0 && blamed.length === 0) return { suspected: false, levels: [], reasons: [] }

  // An accusation points at everyone named, unless only asked for help; a reproach at the one it is said of.
  const named = accusations.length > 0 ? mentions.filter(({ addressed }) => !addressed) : blamed
  const said = blamed.map(({ name, reproach }) => (reproach === undefined ? `说到“${name}”的做法` : `说到“${name}”“${reproach}”`))
  return {
    suspected: true,
    levels: LEVELS.filter((level) => named.some((mention) => mention.level === level)),
    reasons: [...(accusations.length > 0 ? [`提到${quoted(accusations)}`] : []), ...[...new Set(said)].slice(0, 3)],
  }
}

const NAMES = OFFICIALS.flatMap(({ level, offices, services }) => [
  ...offices.map((name) => ({ name, level, office: true })),
  ...services.map((name) => ({ name, level, office: false })),
]).sort((a, b) => b.name.length - a.name.length)

/** Those named in a sentence, with what is held against them; a name inside a longer one is not taken again. */
function mentionsIn(sentence: string): Mention[] {
  const friendly = FRIENDLY.test(sentence)
  const taken = new Array<boolean>(sentence.length).fill(false)
  const mentions: Mention[] = []
  for (const { name, level, office } of NAMES) {
    for (let start = sentence.indexOf(name); start >= 0; start = sentence.indexOf(name, start + 1)) {
      const end = start + name.length
      if (taken[start] || taken[end - 1]) continue
      taken.fill(true, start, end)
      const reproach = reproachOf(sentence, start, end)
      const addressed = ADDRESSED.test(sentence.slice(0, start)) || LANDMARK.test(sentence.slice(end)) || (friendly && reproach === undefined)
      mentions.push({ name, level, office, reproach, addressed })
    }
  }
  return mentions
}

function reproachOf(sentence: string, start: number, end: number): string | undefined {
  const after = sentence.slice(end, end + REACH_AFTER)
  const before = sentence.slice(Math.max(0, start - REACH_BEFORE), start)
  return REPROACHES.find((word) => after.includes(word)) ?? REPROACHES.find((word) => before.includes(word))
}
