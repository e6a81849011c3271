import { refusal } from '../../../domain/appeal/offers'
import { type Action } from '../../../domain/appeal/payloads'
import { PERMISSIONS } from '../../../domain/appeal/permissions'
import { EXPECTED, PEOPLE_WORDS, type Who } from './permissions.expected'
import { CAST, SCENES } from './scenes'
import { actor, settings } from './world'

const ACTIONS: Record<string, Action> = {
  补充: 'supplement', 催促: 'urge', 撤回: 'withdraw', 申请复议: 'contest', 确认: 'confirm', 不认可: 'dispute', 再次不认可: 'disputeAgain', 单独立项: 'splitMember', 申请重办: 'reopen',
  附议: 'join', 初审有效: 'screenValid', 初审无效: 'screenInvalid', 即知即办: 'keep', 并案: 'merge', 拆回: 'unmerge', 核对: 'attest', 转上级: 'passUp', 当场答复: 'answerAtOnce', 复核合理: 'reviewValid',
  复核不合理: 'reviewUnreasonable', 并行复核: 'reviewBeside', 收回: 'recall', 分流: 'triage', 交办: 'assign', 维持: 'uphold', 改判: 'overturn', 签收: 'accept', 退回: 'return',
  定办理人: 'nameHandler', 方案: 'plan', 进展: 'progress', 请协办: 'askSupport', 协办答复: 'answerSupport', 问诉求人: 'askPetitioner', 申请停表: 'askPause', 批准停表: 'grantPause', 不批停表: 'refusePause', 恢复: 'resume',
  申请延期: 'askExtension', 批准延期: 'grantExtension', 不批延期: 'refuseExtension', 改类型: 'changeKind', 报结: 'report', 记联系: 'logAttempt', 登记未确认: 'recordUnconfirmed',
  签字说明: 'state', 审核: 'check', 签批: 'endorse', 退回重办: 'sendBack', 退回手续: 'sendBackProcedure', 再办一轮: 'orderRound', 依法办结: 'closeUnrecognised', 公示: 'publish',
  撤下公示: 'unpublish', 拆分: 'split', 推选代表: 'nameRepresentatives', 转出: 'transferOut', 列为紧急: 'markUrgent', 整理标签: 'tag', 挂账: 'park', 取消挂账: 'unpark', 撤回后继续: 'goOn',
  认领: 'claim', 认定重复: 'linkRepeat', 撤销重复: 'unlinkRepeat', 再次反映: 'noteRepeat', 纸质签名: 'recordPaper', 收回签字: 'retract', 换签字人: 'nameSigners', 去世迁走: 'noteGone', 改期限: 'redate', 核查作废: 'voidClose', 会议决定: 'noteDecision', 单位合并: 'moveUnit', 离岗移交: 'handOver', 清除: 'erase', 督办签字: 'superviseSign', 催办督办: 'order', 答复督办: 'answerOrder', 落实进展: 'advance', 落实改期: 'putOff', 登记成效: 'recordEffect', 并入: 'absorb', 移出: 'release', 提醒: 'remind', 上报: 'escalate',
}

/** What people do because an appeal is theirs, might be, or was told to them by whose it is; everything else is for others to do. */
const OF_PARTIES: readonly Action[] = ['supplement', 'urge', 'withdraw', 'contest', 'confirm', 'dispute', 'disputeAgain', 'reopen', 'splitMember', 'claim', 'attest']

/** In a complaint of the village its cadres are the accused; elsewhere nobody is. */
const castOf = (scene: string): [Who, string][] => {
  const cast = PEOPLE_WORDS.map((who): [Who, string] => [who, CAST[who]])
  return scene.includes('投诉') ? [...cast, ['被反映单位的人', 'V11-cadre2']] : cast
}

describe('Who may do what, held against the table written from the rules', () => {
  it.each(EXPECTED)('%s，%s：%s', (words, scene, listed) => {
    const action = ACTIONS[words]
    const { standing, today } = SCENES[scene]!()
    const allowed = castOf(scene).filter(([, person]) => refusal(actor(person), standing, action!, today, settings) === null)
    const expected = listed === '无人' ? [] : listed.split(' ')
    expect(allowed.map(([who]) => who).sort()).toEqual([...expected].sort())
  })

  it.each(EXPECTED.filter(([words, , listed]) => !OF_PARTIES.includes(ACTIONS[words]!) && listed !== '无人'))('%s，%s：不办自己的诉求', (words, scene) => {
    const action = ACTIONS[words]!
    const { standing, today } = SCENES[scene]!()
    const cadres = castOf(scene).map(([, person]) => person).filter((person) => person !== 'system' && refusal(actor(person), standing, action, today, settings) === null)
    const own = (person: string) => refusal(actor(person), { ...standing, coPetitioners: [...standing.coPetitioners, person] }, action, today, settings)
    expect(cadres.filter((person) => own(person) === null)).toEqual([])
  })

  it('has a row for every action on an appeal that exists', () => {
    const rows = new Set(EXPECTED.map(([words]) => ACTIONS[words]))
    expect(Object.keys(PERMISSIONS).filter((action) => action !== 'submit' && !rows.has(action as Action))).toEqual([])
  })

  it('names only people and scenes there are', () => {
    const people = new Set<string>([...PEOPLE_WORDS, '无人', '被反映单位的人'])
    expect(EXPECTED.flatMap(([, , listed]) => listed.split(' ')).filter((who) => !people.has(who))).toEqual([])
    expect(EXPECTED.filter(([words, scene]) => !SCENES[scene] || !ACTIONS[words])).toEqual([])
  })
})
