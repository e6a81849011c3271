import type { Payloads } from '../../../domain/appeal/payloads'
import type { Who } from './permissions.expected'
import { Walk, type Start } from './walk'
import { calendar } from './world'

/** Who the words of the expected table are in these scenes. */
export const CAST: Record<Exclude<Who, '被反映单位的人'>, string> = {
  诉求人: 'R1', 附议人: 'R2', 旁人: 'R7', 网格员: 'V11-grid', 村干部: 'V11-cadre', 村书记: 'V11-secretary', 乡镇复核: 'T1-reviewer', 窗口: 'T1-clerk',
  联络员: 'DEP1-liaison', 办理人: 'DEP1-handler', 其他办理人: 'DEP1-handler2', 协办单位: 'DEP2-liaison', '分管领导(应签)': 'DEP1-deputy', 其他分管领导: 'T1-deputy',
  '主要领导(应签)': 'DEP1-head', 区中心调度: 'D-dispatcher', 回访员: 'D-caller', 纪检: 'JW-officer', 信访: 'XF-officer', 区领导: 'D-leader', 受托人: 'D-leader2', 管理员: 'D-admin',
  外乡镇的人: 'T2-reviewer', 系统: 'system',
}

const filed = (start: Start = {}) => new Walk(start)
const screened = (start?: Start) => filed(start).take('V11-grid', 'screenValid', {})
const reviewed = (start?: Start) => screened(start).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
const triaged = (kind: 'resolution' | 'suggestion' | 'consultation' = 'resolution', start?: Start) =>
  reviewed(start).take('T1-reviewer', 'triage', { kind, level: 'district', lead: 'DEP1', supporting: [] })
export const assigned = (kind?: 'resolution' | 'suggestion' | 'consultation', start?: Start) => triaged(kind, start).take('D-dispatcher', 'assign', { lead: 'DEP1', supporting: [] })
export const handled = (kind?: 'resolution' | 'suggestion' | 'consultation', start?: Start) => assigned(kind, start).take('DEP1-liaison', 'accept', { handler: 'DEP1-handler' })

export const PAUSE: Payloads['askPause'] = { ground: 'away', until: '2025-03-07', reason: '外出' }
/** A wait for the petitioner that was asked for and granted. */
export const paused = (walk: Walk = handled()) => walk.take('DEP1-handler', 'askPause', { ...PAUSE, until: calendar.addWorkingDays(walk.today, 5) }).take('D-dispatcher', 'grantPause', { opinion: '同意' })

export const REPORT: Payloads['report'] = { answer: '已经修好', publicAnswer: '已修复', statement: '三天修完', evidence: [], adoption: 'declined' }
export const SIGNED = { signature: 'hand' }
export const reported = (walk: Walk = handled()) => walk.take('DEP1-handler', 'report', REPORT)
export const confirmed = (walk: Walk = reported()) => walk.take('R1', 'confirm', { rating: 'satisfied', ...SIGNED })
export const stated = (walk: Walk = confirmed()) => walk.take('DEP1-handler', 'state', { statement: '经过', ...SIGNED })
export const checked = (walk: Walk = stated()) => walk.take('DEP1-deputy', 'check', SIGNED)
export const closed = (walk: Walk = checked()) => walk.take('DEP1-head', 'endorse', SIGNED)
export const ADOPTED = { ...REPORT, adoption: 'adopted', measure: '首班车提前', measureOwner: '客运股', measureBy: '2025-05-06' } as const
/** An adopted suggestion with its four signatures, still to be carried on. */
export const adopted = () => closed(checked(stated(confirmed(handled('suggestion').take('DEP1-handler', 'report', ADOPTED)))))
export const dispute = { ground: 'notDone', reason: '没修' } as const
const disputedOnce = () => reported(reported().take('R1', 'dispute', dispute))
const group = () => reported(handled().take('R2', 'join', {}).take('T1-reviewer', 'nameRepresentatives', { representatives: ['R1', 'R2'] }))
export const invalid = () => filed().take('V11-cadre', 'screenInvalid', { ground: 'untrue', reason: '不属实' })
const complaint = () => filed({ accused: ['V11'] })
export const complaintHandled = (walk: Walk = complaint()) =>
  walk
    .take('T1-reviewer', 'screenValid', {})
    .take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    .take('T1-reviewer', 'triage', { kind: 'complaint', level: 'district', lead: 'DEP1', supporting: [] })
    .take('D-dispatcher', 'assign', { lead: 'DEP1', supporting: [] })
    .take('DEP1-liaison', 'accept', { handler: 'DEP1-handler' })
export const OPINION = { opinion: '程序合规', ...SIGNED }
/** A complaint that three have signed and its two supervisors have not. */
export const complaintChecked = () => checked(stated(confirmed(reported(complaintHandled()))))
const returned = { ground: 'notOurDuty', reason: '不是我们的事' } as const

const merged = (walk: Walk, by: string) => walk.take(by, 'merge', { master: 'BZ-25-000002-C', reason: '同一段路' }, new Walk({ code: 'BZ-25-000002-C', petitioner: 'R6' }))

/** An appeal that was closed out, and its petitioner's next one in the same matter. */
export const earlier = () => closed(checked(stated(confirmed(reported(handled('resolution', { code: 'BZ-25-000002-C' }))))))
export const again = (start: Start = {}) => filed({ on: '2025-05-06', ...start })
export const LINK = { earlier: 'BZ-25-000002-C', reason: '还是那段路' }
const repeated = (walk: Walk = again()) => walk.take('V11-cadre', 'linkRepeat', LINK, earlier())

/** The scenes of the expected table, each reached by its steps. */
export const SCENES: Record<string, () => Walk> = {
  待初审: () => filed(),
  代录件: () => filed({ petitioner: null, recordedBy: 'T1-clerk' }),
  重复件: () => repeated(),
  重复件办理中: () => repeated().take('V11-cadre', 'keep', { kind: 'resolution' }),
  核对过的代录件: () => filed({ petitioner: null, recordedBy: 'T1-clerk' }).take('T1-clerk', 'attest', { word: '春天开门' }),
  已并案: () => merged(filed(), 'V11-cadre'),
  复核时并案: () => merged(screened(), 'T1-reviewer'),
  待复核: () => screened(),
  待分流: () => reviewed(),
  待交办: () => triaged(),
  待签收: () => assigned(),
  区里裁定后待签收: () =>
    [1, 2].reduce((walk) => walk.take('DEP1-liaison', 'return', returned).take('D-dispatcher', 'assign', { lead: 'DEP1', supporting: [] }), assigned()),
  办理中: () => handled().take('R2', 'join', {}),
  咨询办理中: () => handled('consultation'),
  已请协办: () => handled().take('DEP1-handler', 'askSupport', { unit: 'DEP2', question: '管网图', by: '2025-03-10' }),
  已停表: () => paused(),
  已申请停表: () => handled().take('DEP1-handler', 'askPause', PAUSE),
  已申请延期: () => handled().take('DEP1-handler', 'askExtension', { days: 5, reason: '材料' }),
  村办中: () => filed().take('V11-cadre', 'keep', { kind: 'resolution' }),
  待确认: () => reported(),
  不认可过一次: disputedOnce,
  群体待确认: group,
  待办理人签字: () => confirmed(),
  待分管领导审核: () => stated(),
  待主要领导签批: () => checked(),
  已销号: () => closed(),
  采纳后已销号: () => adopted(),
  采纳后已公示: () => adopted().take('system', 'publish', {}),
  已见效: () => adopted().take('DEP1-handler', 'recordEffect', { effect: '每天多坐两百人', evidence: [] }),
  未采纳已销号: () => closed(checked(stated(confirmed(reported(handled('suggestion')))))),
  已公示: () => closed().take('system', 'publish', {}),
  不予受理: invalid,
  复核不合理: () => screened().take('T1-reviewer', 'reviewUnreasonable', { opinion: '无据', explanation: '按规定' }),
  复议中: () => invalid().take('R1', 'contest', { reason: '有照片' }),
  复议过一次: () => invalid().take('R1', 'contest', { reason: '有照片' }).take('T1-reviewer', 'uphold', { opinion: '维持' }),
  待上级裁定: () => disputedOnce().take('R1', 'disputeAgain', dispute),
  已挂账: () => handled().take('D-dispatcher', 'park', { reviewOn: '2025-06-01', reason: '等立项' }),
  撤回的投诉: () => complaintHandled().take('R1', 'withdraw', {}),
  撤回的普通件: () => handled().take('R1', 'withdraw', {}),
  投诉待主要领导签批: () => complaintChecked(),
  纪检已签督办: () => complaintChecked().take('JW-officer', 'superviseSign', OPINION),
  双督办已签: () => complaintChecked().take('JW-officer', 'superviseSign', OPINION).take('XF-officer', 'superviseSign', OPINION),
  被督办: () => handled().take('D-dispatcher', 'order', { as: 'supervision', text: '请说明进展', by: '2025-03-07' }),
  投诉待初审: complaint,
  投诉办理中: () => complaintHandled(),
  并入了同类件的投诉办理中: () => {
    const master = complaint()
    new Walk({ code: 'BZ-25-000002-C', accused: ['V11'], petitioner: 'R2' }).take('T1-reviewer', 'merge', { master: master.code, reason: '同一件' }, master)
    return complaintHandled(master)
  },
}
