import type { Random } from './random'

/** Characters with their pinyin: a person of the sample is named by chance from these, and after nobody. */
const pairs = (list: string) => list.split(' ').map((pair) => pair.split(':') as [string, string])

const SURNAMES = pairs(
  '王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu 朱:zhu 高:gao 林:lin 何:he 郭:guo 马:ma 罗:luo 梁:liang 宋:song 郑:zheng 谢:xie 韩:han 唐:tang 冯:feng 董:dong 程:cheng 袁:yuan 邓:deng 许:xu 沈:shen 曾:zeng 彭:peng 吕:lv 苏:su 蒋:jiang 蔡:cai 魏:wei 余:yu 杜:du 叶:ye 苟:gou 岳:yue 向:xiang 蒲:pu 冉:ran 谯:qiao 廖:liao',
)
/** Names of those over fifty-five, of those at work, and of the young. */
const GIVEN = {
  old: pairs('桂:gui 兰:lan 英:ying 珍:zhen 秀:xiu 芳:fang 华:hua 国:guo 德:de 贵:gui 明:ming 光:guang 清:qing 玉:yu 素:su 琼:qiong 仕:shi 大:da 友:you 全:quan 富:fu 荣:rong 开:kai 正:zheng 碧:bi 淑:shu 天:tian 万:wan 福:fu 寿:shou'),
  working: pairs('建:jian 军:jun 强:qiang 勇:yong 丽:li 敏:min 静:jing 燕:yan 平:ping 刚:gang 涛:tao 波:bo 艳:yan 红:hong 霞:xia 辉:hui 斌:bin 林:lin 梅:mei 洪:hong 川:chuan 东:dong 海:hai 江:jiang 云:yun 龙:long 春:chun 小:xiao 永:yong 志:zhi'),
  young: pairs('宇:yu 浩:hao 欣:xin 怡:yi 杰:jie 鑫:xin 婷:ting 雪:xue 磊:lei 倩:qian 晨:chen 佳:jia 俊:jun 思:si 雨:yu 子:zi 涵:han 博:bo 文:wen 琪:qi'),
} as const
export type Generation = keyof typeof GIVEN

/** A name and how it is spelled in an identifier, `张桂兰` and `zhangguilan`. */
export interface SampleName {
  name: string
  spelled: string
}

/** A name by chance, of two or three characters. */
export function makeName(random: Random, generation: Generation): SampleName {
  const given = random.shuffled(GIVEN[generation]).slice(0, random.chance(0.8) ? 2 : 1)
  const parts = [random.pick(SURNAMES), ...given]
  return { name: parts.map(([character]) => character).join(''), spelled: parts.map(([, pinyin]) => pinyin).join('') }
}

/** Streets first, then towns, then a few country townships: twenty-two in all, on no map. */
export const TOWNSHIP_NAMES = [
  '望溪街道', '锦云街道', '柳岸街道', '云阁街道', '南坪桥街道',
  '石梯岭镇', '双桂坪镇', '青岩坝镇', '响水滩镇', '柏树垭镇', '黄桷湾镇', '杨柳渡镇', '碧溪口镇', '马鞍岭镇', '铜鼓坪镇', '沙河铺镇', '龙池坝镇', '竹坪寨镇', '三岔溪镇',
  '五里坡乡', '松岭关乡', '草坝场乡',
] as const

const VILLAGE_FIRST = ['张家', '李家', '王家', '罗家', '苟家', '何家', '蒲家', '青龙', '石板', '大桥', '龙王', '白岩', '柏林', '凉水', '松树', '楠木', '黄泥', '金斗', '双河', '高石', '响石', '梨树', '桃园', '茶园', '新店', '红岩', '回龙', '天池', '观斗', '莲花']
const VILLAGE_LAST = ['坝', '湾', '沟', '坪', '岭', '垭', '嘴', '梁', '寨', '井']
const COMMUNITY_FIRST = ['望江', '滨河', '书院', '文庙', '朝阳', '幸福', '建设', '新民', '和平', '团结', '柳荫', '玉泉', '锦绣', '广福', '迎宾', '红军', '草市', '米市', '盐店', '机场']
const COMMUNITY_LAST = ['路', '街', '巷', '桥头', '苑']

/** All names of villages and of communities there are, each once, in an order of chance. */
export function villageNames(random: Random): { villages: string[]; communities: string[] } {
  const all = (first: readonly string[], last: readonly string[], end: string) =>
    random.shuffled(first.flatMap((start) => last.map((middle) => start + middle + end)))
  return { villages: all(VILLAGE_FIRST, VILLAGE_LAST, '村'), communities: all(COMMUNITY_FIRST, COMMUNITY_LAST, '社区') }
}
