import type { DepartmentKey } from '../organisation/departments'
import type { Level } from '../organisation/units'

interface Category {
  /** What screens call it. */
  words: string
  /** Who usually decides: 小事村上办、难事乡镇担、大事区里管 (S4). */
  level: Level
  /** Who answers when it is the district's. */
  department?: DepartmentKey
  /** Words people use for it; a longer one says more. */
  cues: readonly string[]
}

/** What appeals are about. The first of two that fit equally well wins, so the narrower stands first. */
export const CATEGORIES = {
  streetLight: {
    words: '路灯照明',
    level: 'village',
    department: 'urban',
    cues: ['路灯', '楼道灯', '不亮', '照明', '黑灯瞎火', '黑漆漆', '摸黑'],
  },
  bus: {
    words: '公交客运',
    level: 'district',
    department: 'transport',
    cues: ['公交', '班车', '客车', '站牌', '末班', '班次', '候车', '赶车', '坐车', '出租车', '不停站'],
  },
  road: {
    words: '道路交通',
    level: 'township',
    department: 'transport',
    cues: ['修路', '路面', '公路', '道路', '村道', '入户路', '泥巴路', '坑坑洼洼', '大坑', '硬化', '桥', '护栏', '堵车', '减速带', '红绿灯', '斑马线', '停车', '塌方', '断头路', '堡坎', '路烂', '路窄', '盲道', '人行道', '那条路', '这条路', '通车'],
  },
  waterSupply: {
    words: '供水',
    level: 'township',
    department: 'water',
    cues: ['自来水', '停水', '水压', '水管', '饮水', '吃水', '水表', '水费', '水浑', '水黄', '断水', '没水', '没得水吃', '水井', '供水', '人饮'],
  },
  powerSupply: {
    words: '供电',
    level: 'district',
    department: 'power',
    cues: ['停电', '电压', '电线', '电杆', '变压器', '跳闸', '电费', '电表', '断电', '供电', '线路老化', '充电桩'],
  },
  gas: {
    words: '燃气',
    level: 'district',
    department: 'housing',
    cues: ['天然气', '煤气', '燃气', '气表', '通气', '气费', '管道气'],
  },
  demolition: {
    words: '违建拆迁',
    level: 'district',
    department: 'naturalResources',
    cues: ['拆迁', '征地', '征收', '安置房', '安置费', '过渡费', '补偿款', '赔偿款', '青苗', '违建', '违章建筑', '违法建筑', '违章', '乱搭', '搭建', '占地', '征了我', '征我'],
  },
  deeds: {
    words: '房产证件',
    level: 'district',
    department: 'naturalResources',
    cues: ['房产证', '不动产', '产权证', '土地证', '宅基地', '过户', '办证', '确权', '林权', '建房手续', '准建', '建房子', '修房子'],
  },
  estate: {
    words: '物业小区',
    level: 'township',
    department: 'housing',
    cues: ['物业', '小区', '电梯', '业委会', '维修基金', '楼道', '漏水', '化粪池', '门禁', '消防通道', '楼顶', '停车位', '车库', '外墙', '楼上', '单元门', '飞线'],
  },
  dilapidated: {
    words: '危房住房',
    level: 'township',
    department: 'housing',
    cues: ['危房', '墙裂', '裂缝', '房子漏', '漏雨', '老房子', '公租房', '廉租房', '土坯房', '房顶', '瓦'],
  },
  cleaning: {
    words: '环境卫生',
    level: 'village',
    department: 'urban',
    cues: ['垃圾', '清运', '保洁', '卫生', '扫地', '公厕', '厕所', '下水道', '臭水沟', '蚊子', '老鼠', '脏', '污水', '堵了', '野狗', '流浪狗', '牛皮癣', '杂草'],
  },
  noise: {
    words: '噪音油烟',
    level: 'township',
    department: 'urban',
    cues: ['噪音', '油烟', '烧烤', '吵', '广场舞', '音响', '打桩', '工地', '施工', '睡不着', '唱歌', '喇叭', '扰民', '鸡叫', '渣土'],
  },
  pollution: {
    words: '污染环保',
    level: 'district',
    department: 'environment',
    cues: ['污染', '排污', '废水', '废气', '养猪场', '养殖场', '黑烟', '灰尘', '粉尘', '臭气', '化工', '鱼死', '倒建筑垃圾', '焚烧', '冒烟', '砂石厂', '石材厂'],
  },
  farmland: {
    words: '农田水利',
    level: 'township',
    department: 'agriculture',
    cues: ['水渠', '灌溉', '堰塘', '水库', '山坪塘', '插秧', '田里', '田边', '庄稼', '农田', '撂荒', '机耕道', '野猪', '粮食补贴', '种粮', '退耕还林', '退耕', '土地流转', '流转费', '租金', '农机', '化肥', '种子', '猪瘟', '柑橘', '果园', '河堤', '谷子', '烘干'],
  },
  wages: {
    words: '就业欠薪',
    level: 'district',
    department: 'humanResources',
    cues: ['工钱', '工资', '欠薪', '拖欠', '包工头', '老板', '找工作', '就业', '培训', '劳动合同', '招聘', '公益岗', '工伤'],
  },
  insurance: {
    words: '社保医保',
    level: 'district',
    department: 'humanResources',
    cues: ['社保', '医保', '养老金', '养老保险', '新农合', '报销', '退休', '认证', '参保', '缴费', '社保卡', '养老钱', '失业金'],
  },
  relief: {
    words: '低保救助',
    level: 'township',
    department: 'civilAffairs',
    cues: ['低保', '救助', '五保', '特困', '残疾', '困难', '孤寡', '补贴', '救灾', '养老院', '敬老院', '高龄', '留守', '轮椅', '公墓', '独居', '老年食堂', '按铃', '临时救助'],
  },
  education: {
    words: '教育入学',
    level: 'district',
    department: 'education',
    cues: ['学校', '上学', '读书', '学位', '入学', '幼儿园', '老师', '校车', '学费', '补课', '转学', '小学', '中学', '娃儿放学', '学籍', '食堂', '校服'],
  },
  health: {
    words: '医疗卫生',
    level: 'district',
    department: 'health',
    cues: ['医院', '看病', '卫生院', '医生', '村医', '卫生室', '挂号', '药', '疫苗', '体检', '救护车', '家庭医生'],
  },
  market: {
    words: '市场消费',
    level: 'district',
    department: 'market',
    cues: ['缺斤少两', '过期', '假货', '退钱', '退款', '消费', '超市', '农贸市场', '菜市场', '保健品', '餐馆', '食品', '预付卡', '健身卡', '涨价', '发票', '价格'],
  },
  security: {
    words: '社会治安',
    level: 'district',
    department: 'publicSecurity',
    cues: ['小偷', '被偷', '偷了', '打架', '赌博', '诈骗', '报警', '派出所', '户口', '上户', '身份证', '监控', '骗了', '飙车', '炸街', '酒驾', '狗咬', '打麻将', '麻将馆', '尾随', '交警'],
  },
  neighbours: {
    words: '邻里纠纷',
    level: 'village',
    cues: ['邻居', '隔壁', '评个理', '调解', '地界', '田界', '屋檐水', '挡光', '挡了', '纠纷', '吵架', '楼下的人', '堆在我', '婆媳', '赡养'],
  },
  policy: {
    words: '政策咨询',
    level: 'township',
    cues: ['政策', '文件', '规定', '殡葬', '火化', '手续', '条件', '材料', '怎么办理', '咋个办', '上不上班', '证明', '优待'],
  },
  culture: {
    words: '文体设施',
    level: 'village',
    cues: ['健身器材', '广场', '图书', '文化室', '活动室', '坝坝电影', '篮球场', '老年大学', '公园'],
  },
  cadres: {
    words: '作风纪律',
    level: 'district',
    cues: ['村务公开', '账目', '集体资产', '集体的', '作风', '贪污', '优亲厚友', '干部', '公款', '不作为', '态度', '代签', '从来没公开'],
  },
  other: { words: '其他', level: 'township', cues: [] },
} as const satisfies Record<string, Category>

export type CategoryId = keyof typeof CATEGORIES
export const CATEGORY_IDS = Object.keys(CATEGORIES) as CategoryId[]

/** The category, with what only some of them have. */
export const categoryOf = (id: CategoryId): Category => CATEGORIES[id]
