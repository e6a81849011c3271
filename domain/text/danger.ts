import { found, quoted } from './quote'

/** Words of danger to life, each with what it is called on the urgent desk. */
const DANGERS: readonly { words: string; cues: readonly (string | RegExp)[] }[] = [
  { words: '燃气泄漏', cues: [/(煤气|天然气|燃气|液化气|气罐)[^，。]{0,8}(泄漏|漏|味|爆)/, '煤气中毒', '一氧化碳', '闻到气味'] },
  { words: '塌方滑坡', cues: ['塌方', '滑坡', '泥石流', '山体', '垮山', '落石', '石头滚', /(石头|崖|坡|堡坎)[^，。]{0,6}(松|裂|垮|掉)/] },
  { words: '房屋垮塌', cues: [/(房子|楼|墙|屋|天花板|桥|房梁)[^，。]{0,8}(塌|垮|倒下来|要倒|倾斜|歪了)/, '要垮', '快塌'] },
  { words: '触电', cues: ['触电', '漏电', '电线掉', '电线断', '电线垂', /(电线|电杆|变压器)[^，。]{0,8}(掉|断|垮|冒火|冒烟|倒)/, '冒火花'] },
  { words: '火灾爆炸', cues: ['着火', '起火', '火灾', '爆炸', '燃起来', '烧起来了', '山火'] },
  { words: '溺水洪水', cues: ['溺水', '落水', '掉进水', '掉到河', '被淹', '涨洪水', '洪水', '决堤', '管涌', '掉进井', '没得井盖', '井盖不见', '井盖没了'] },
  { words: '有人轻生', cues: ['跳楼', '跳河', '要跳', '自杀', '不想活', '喝农药', '活不下去', '轻生', '割腕', '同归于尽'] },
  { words: '人身伤害', cues: ['打死', '砍人', '拿刀', '动刀', '杀人', '家暴', '被拐', '关起来打', '救命', '往死里打'] },
  { words: '中毒疫病', cues: ['中毒', '食物中毒', '上吐下泻', '昏倒', '昏迷', '断气', '快不行'] },
  { words: '坠落伤人', cues: ['高空抛物', '电梯坠', '电梯困', '困在电梯', '外墙掉', '瓷砖掉', '广告牌'] },
]

/** Whether a text tells of danger to life, and why. A yes shows the emergency numbers and alerts a leader, so it errs on the side of yes. */
export function suggestsDanger(text: string): { danger: boolean; reasons: string[] } {
  const reasons = DANGERS.flatMap(({ words, cues }) => {
    const plain = found(text, cues.filter((cue) => typeof cue === 'string'))
    const shaped = cues.flatMap((cue) => (cue instanceof RegExp ? (cue.exec(text)?.[0] ?? []) : []))
    const hits = [...plain, ...shaped]
    return hits.length > 0 ? [`提到${quoted(hits)}，可能是${words}`] : []
  })
  return { danger: reasons.length > 0, reasons }
}
