import type { CategoryId } from '../../../domain/text/categories'

/**
 * What people say whose matter is one thing and whose place, road or errand is called like another, with the
 * category that it is. Written by hand before the rules that read them. Every third was held out: rules are
 * mended by the others alone and judged by these.
 */
const SAID: readonly (readonly [CategoryId, string])[] = [
  // Where it is, is called like something else.
  ['road', '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'],
  ['road', '去卫生院的那段路坑坑洼洼，病人坐车都要抖散架'],
  ['road', '从学校门口到医院那一截公路塌了半边，车子过不去'],
  ['cleaning', '医院门口的垃圾堆成山，没人来清运'],
  ['cleaning', '中学后门那条臭水沟夏天蚊子多得很，学生上学都捂鼻子'],
  ['cleaning', '菜市场旁边的公厕脏得下不去脚'],
  ['streetLight', '幼儿园门口的路灯不亮，接娃儿放学天都黑了'],
  ['streetLight', '养老院到公路边那几盏路灯坏了，老人出来散步看不见'],
  ['streetLight', '超市对面路灯黑了一个月，下班走那里怕得很'],
  ['noise', '学校旁边的工地半夜还在施工，娃儿第二天读书没精神'],
  ['noise', '小区外面的广场舞音响开得大，吵得睡不着'],
  ['noise', '医院对面烧烤摊油烟大，住院的人都受不了'],
  ['waterSupply', '派出所后面那一片停水三天了，饭都煮不了'],
  ['waterSupply', '小学旁边我们几户的自来水又黄又浑，不敢喝'],
  ['waterSupply', '水库边上的人反而没得水吃，水管三年没接通'],
  ['powerSupply', '果园边的变压器老跳闸，一到晚上就停电'],
  ['powerSupply', '学校背后的电线垂下来快挨到头了，电杆也歪了'],
  ['powerSupply', '养猪场那边电压低，屋里灯都是昏的，天天断电'],
  ['bus', '去医院的公交车半天等不来一班，老人看病不方便'],
  ['bus', '小学门口的站牌被拆了，公交到站不停'],
  ['bus', '赶到县城读书的娃儿多，早上班车只有一趟，挤不上'],
  ['farmland', '公路边的水渠垮了，我们田里插秧没得水'],
  ['farmland', '学校下面的堰塘漏水，灌溉都成问题'],
  ['farmland', '桥头那片农田被野猪拱了，谷子一颗没收到'],
  // What one is on the way to, or does beside it.
  ['insurance', '在医院看病花了三万，回来医保说报销不了'],
  ['insurance', '退休的人去银行领养老金，机器上认证老过不了'],
  ['insurance', '儿子在工地上班，社保断了两年，想补缴费'],
  ['relief', '我腿脚残疾去不了医院，想申请一个轮椅'],
  ['relief', '老伴看病把钱花光了，想申请低保'],
  ['relief', '娃儿读书负担重，家里困难，问下有没有救助'],
  ['wages', '在小学修食堂的工钱老板拖欠了半年'],
  ['wages', '给小区刷外墙，包工头的工资一分没给'],
  ['wages', '在养殖场打工两年，劳动合同没签，工资也欠起'],
  ['education', '学校门口那条路好走了，就是学位不够，娃儿读不上一年级'],
  ['education', '小学的食堂饭菜不新鲜，娃儿回来拉肚子'],
  ['education', '住在工地旁边的外来户，娃儿入学要哪些手续没人说得清'],
  ['health', '学校里头打疫苗，娃儿当天发烧，卫生院说不清楚'],
  ['health', '公路修通了，村里卫生室还是没有医生坐诊'],
  ['health', '菜市场那边的药店，同一种药比医院贵一倍'],
  ['security', '菜市场门口小偷多，我妈的手机被偷了'],
  ['security', '学校外面一群人飙车炸街，半夜都不停'],
  ['security', '公交车上遇到扒手，钱被偷了去派出所报警没下文'],
  ['market', '医院旁边的超市卖过期牛奶，老人吃了不舒服'],
  ['market', '小区门口那家餐馆涨价不说，发票也不开'],
  ['market', '学校门口的小卖部卖假货给学生'],
  ['demolition', '修公路征了我家的地，补偿款两年没到'],
  ['demolition', '建学校占地，青苗赔偿款说好的没给'],
  ['demolition', '河堤边上有人违建，搭建了一排棚子'],
  ['pollution', '小学上游的养猪场排污，沟里的鱼死了一片'],
  ['pollution', '砂石厂的灰尘飘到医院和学校，窗子都不敢开'],
  ['pollution', '公路边一家厂焚烧塑料，黑烟熏得人头晕'],
  ['estate', '医院宿舍楼的电梯坏了，八十岁的老人下不了楼'],
  ['estate', '学校家属院楼顶漏水，物业推来推去'],
  ['estate', '消防通道被停满了车，救护车都开不进小区'],
  ['dilapidated', '学校老师留下的土坯房墙裂了，雨天怕垮'],
  ['dilapidated', '路边那栋危房瓦都掉了，娃儿上学从下面过'],
  ['dilapidated', '水库移民的老房子漏雨，房顶盖的塑料布'],
  ['culture', '学校放学了球场就锁门，想要个篮球场活动'],
  ['culture', '医院对面空地能不能安几样健身器材'],
  ['culture', '村里图书室一年开不了几天门，学生想看书进不去'],
  ['road', '小区门口堵车厉害，接放学的车把两边都停满了，想装个红绿灯'],
  ['road', '卫生院门前没有斑马线，老人过马路提心吊胆'],
  ['road', '养殖场的大货车把村道压出大坑，没人管'],
  ['cleaning', '公交站台后面的下水道堵了，污水流到路上'],
  ['cleaning', '果园边上有人倒垃圾，臭得很'],
  ['cleaning', '学校围墙外流浪狗成群，娃儿不敢过'],
  ['gas', '小学那边都通气了，我们这一排天然气管道还没接'],
  ['gas', '医院家属楼的燃气表老走快，气费翻了一番'],
  ['gas', '公路对面的楼都有管道气，我们还在背煤气罐'],
]

export interface Said {
  category: CategoryId
  text: string
  heldOut: boolean
}

export const MATTERS: readonly Said[] = SAID.map(([category, text], at) => ({ category, text, heldOut: at % 3 === 2 }))

/** How many of some are taken for what they are, from 0 to 1. */
export function accuracy(said: readonly Said[], categoryOf: (text: string) => string): number {
  return said.filter(({ category, text }) => categoryOf(text) === category).length / said.length
}
