import { keyedHash } from '../store/seal'

/** Words that are easily said, heard and written; one of each list makes a query word, ten thousand in all. */
const FIRST = '春天 夏天 秋天 冬天 早上 晚上 高山 大河 小溪 平坝 红花 绿叶 白云 蓝天 黄土 青草 金秋 银河 清水 暖风 东门 西门 南门 北门 中街 老街 新街 大桥 小桥 长路 松树 柏树 竹林 茶园 果园 菜园 稻田 麦田 桑园 莲塘 太阳 月亮 星星 彩虹 雨水 露水 雪花 雷声 海风 江风 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 木门 石门 铁门 瓦房 楼房 院坝 晒坝 水井 石磨 油灯 书包 铅笔 黑板 课本 算盘 口琴 风筝 灯笼 毛笔 墨水 米饭 面条 馒头 豆花 汤圆 粽子 花生 核桃 板栗 红枣 黄牛 白马 花猫 喜鹊 燕子 蜜蜂 蝴蝶 鲤鱼 青蛙 白鹤'.split(' ')
const SECOND = '开门 关灯 唱歌 跳舞 写字 读书 画画 下棋 种花 种菜 浇水 收谷 打柴 挑水 磨面 做饭 烧茶 洗衣 扫地 修路 架桥 盖房 赶集 走亲 过年 守夜 看戏 听书 放羊 喂牛 养鱼 采茶 摘果 捡柴 编筐 织布 补锅 磨刀 打铁 弹琴 吹笛 打鼓 敲锣 划船 撑伞 骑车 坐车 走路 爬山 过河 回家 出门 上学 下课 上工 收工 起床 睡觉 吃饭 喝水 说话 点头 招手 鼓掌 欢笑 问好 道谢 送信 寄信 等人 迎客 送客 搬家 乘凉 晒谷 堆柴 挖井 栽树 育苗 插秧 割麦 剥豆 包饺 蒸糕 煮蛋 炒菜 腌菜 酿酒 榨油 熬糖 数数 算账 开会 举手 排队 投票 签名 盖章 拍照 留影 平安'.split(' ')

/**
 * The query word of a code: what opens an appeal by its code in place of the phone's digits. It follows
 * from the code under a key of ours, so that a repeated filing gets the same receipt and nothing is stored.
 */
export function queryWordOf(code: string): string {
  const bytes = Buffer.from(keyedHash('queryWord', code), 'base64url')
  return `${FIRST[bytes.readUInt16BE(0) % FIRST.length]}${SECOND[bytes.readUInt16BE(2) % SECOND.length]}`
}
