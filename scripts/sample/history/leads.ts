import { DEPARTMENTS, type DepartmentKey } from '../../../domain/organisation/departments'
import type { UnitId } from '../../../domain/organisation/units'
import { isBarred } from '../../../domain/appeal/routing'
import { categoryOf } from '../../../domain/text'
import { DISCIPLINE, PETITION } from '../units'
import type { Case } from './walk'

/** The department that answers for what an appeal is about. */
export function departmentOf(one: Case): DepartmentKey {
  return one.plan.department ?? categoryOf(one.said.category).department ?? 'urban'
}

/** The unit that a plan makes responsible. */
export function leadOf(one: Case): UnitId {
  const { appeal, plan, setting } = one
  const units = { village: appeal.village, kept: appeal.village, township: appeal.township, department: setting.departments[departmentOf(one)], discipline: DISCIPLINE, atOnce: appeal.desk }
  return units[plan.lead]
}

/** A department to which a returned appeal goes instead. */
export function otherDepartment(one: Case): UnitId {
  const own = departmentOf(one)
  return one.setting.departments[one.random.pick(DEPARTMENTS.filter((key) => key !== own))]
}

/** A unit that may be asked for support: the township beside a village's own work, else a department or the petition office. */
export function supportOf(one: Case): UnitId {
  const { appeal, setting } = one
  const own = setting.departments[departmentOf(one)]
  const free = [own, appeal.township, PETITION].filter((unit) => unit !== appeal.lead && !isBarred(unit, appeal.accused, setting.organisation))
  return one.plan.kind === 'complaint' ? free[free.length - 1]! : free[0]!
}
