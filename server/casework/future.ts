import { dueDate } from '../../domain/appeal/deadline'
import { MET_ON } from '../../domain/appeal/kinds'
import type { Standing } from '../../domain/appeal/standing'
import { isOpen, type Status } from '../../domain/appeal/statuses'
import type { FutureStep } from '../contract'

/** The way that lies ahead in the ordinary course, as a resident and as a cadre read it. */
const AHEAD: readonly { status: Status; resident: string; cadre: string }[] = [
  { status: 'submitted', resident: '核实情况', cadre: '初审' },
  { status: 'screened', resident: '上级再核实一遍', cadre: '复核' },
  { status: 'reviewed', resident: '确定由谁来办', cadre: '分流' },
  { status: 'triaged', resident: '交给负责的单位', cadre: '交办' },
  { status: 'assigned', resident: '负责的单位接手', cadre: '签收' },
  { status: 'handling', resident: '办理', cadre: '办理并报结' },
  { status: 'reported', resident: '请您确认结果', cadre: '诉求人确认' },
  { status: 'confirmed', resident: '办理人签字', cadre: '办理人签字' },
  { status: 'stated', resident: '领导审核', cadre: '分管领导审核' },
  { status: 'checked', resident: '领导签字办结', cadre: '主要领导签批' },
  { status: 'closed', resident: '公开办理结果', cadre: '公示' },
]

/** The steps still to come, the present one first, with the dates that are known. Empty once nothing is ahead. */
export function futureOf(appeal: Standing, forResident: boolean): FutureStep[] {
  if (!isOpen(appeal.status)) return []
  const at = AHEAD.findIndex(({ status }) => status === appeal.status)
  if (at < 0) return []
  const publishes = appeal.kind === null || MET_ON[appeal.kind] === 'publication' || appeal.measure !== null
  return AHEAD.slice(at)
    .filter(({ status }) => status !== 'closed' || publishes)
    .map(({ status, resident, cadre }, index) => ({
      words: forResident ? resident : cadre,
      by: index === 0 && appeal.stageDueOn ? appeal.stageDueOn : status === 'handling' ? (appeal.handlerDueOn ?? null) : status === 'checked' ? dueDate(appeal.clock) ?? appeal.promisedOn : null,
    }))
}
