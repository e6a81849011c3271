import { STATUSES, STATUS_WORDS, type Status } from '../../domain/appeal/statuses'
import type { Action } from '../../domain/appeal/payloads'
import { type Actor, PERMISSIONS, forbidden } from '../../domain/appeal/permissions'
import { BLANK, type Standing } from '../../domain/appeal/standing'
import { WORKFLOW } from '../../domain/appeal/workflow'
import type { StandIn } from '../../domain/organisation/delegation'
import { ROLE_DUTIES, ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import { PROBLEMS, type ProblemCode } from '../../domain/problem'
import { ACTION_WORDS } from './words'

/** What a unit is to an appeal; the appeal of the matrix has a different unit for each. */
const RELATIONS = {
  desk: '当前受理的单位', township: '所在乡镇', lead: '主办单位', overseer: '督办单位', centre: '代表全区的单位', scope: '能看到的单位',
  supporting: '被请协办的单位', discipline: '纪检督办的单位', petition: '信访督办的单位', elsewhere: '无关的单位',
} as const
type Relation = keyof typeof RELATIONS

/** People by what they are to the appeal itself, whatever post they hold. */
const PEOPLE: Record<string, string> = { petitioner: '诉求人', co: '附议人', recorder: '登记人', handler: '办理人', checker: '应审核的分管领导', endorser: '应签批的主要领导', standIn: '受分管领导委托的人', standInForPrincipal: '受主要领导委托的人', system: '系统', stranger: '其他居民' }

/** For which leader somebody stands in. */
const STANDS_IN: Partial<Record<string, string>> = { standIn: 'checker', standInForPrincipal: 'endorser' }
const standInFor = (person: string): StandIn => ({ delegation: 'd-1', person, unit: 'lead', role: 'leaderInCharge', by: 'lead', from: TODAY, to: TODAY })

/** Refusals that say who may not; every other one says what else must be so. */
const WHO: readonly ProblemCode[] = ['FORBIDDEN', 'NOT_MINE', 'NOT_FOUND', 'OWN_APPEAL', 'NO_SUPPORT_ASKED']
const TODAY = '2025-03-03'

/** An appeal in `status` with a unit and a person for each relation, on which as much as possible may be done. */
function appealIn(status: Status, complaint: boolean): Standing {
  const assigned = !(['submitted', 'screened', 'reviewed', 'triaged', 'invalid', 'unreasonable', 'contested', 'duplicate'] as Status[]).includes(status)
  return {
    ...BLANK, code: 'BZ-25-000001-A', status, promisedOn: '2025-04-30', village: 'desk', township: 'township', desk: 'desk', channel: 'counter', seq: 9,
    petitioner: 'petitioner', coPetitioners: ['co'], recordedBy: 'recorder', centre: 'centre', kind: complaint ? 'complaint' : null, aboutCadre: complaint,
    scopes: [...(complaint ? ['discipline', 'petition'] : ['township']), 'desk', 'centre', 'scope', ...(assigned ? ['lead', 'overseer', 'supporting'] : [])],
    ...(assigned ? { lead: 'lead', assigner: 'overseer', overseer: 'overseer', caller: 'centre', handler: 'handler', checker: 'checker', endorser: 'endorser', reviewBeside: true, supports: [{ unit: 'supporting', by: TODAY, askedSeq: 5, answered: false }] } : {}),
    clock: assigned ? { kind: 'running', startedOn: TODAY, dueOn: '2025-03-31' } : { kind: 'notStarted' },
    returnUntil: TODAY, contestUntil: '2025-12-31', reopenUntil: '2025-12-31', extensionAsked: 3, pauseAsked: { ground: 'away', until: '2025-03-05' },
    supervising: complaint ? [{ unit: 'discipline', duty: 'discipline' }, { unit: 'petition', duty: 'petition' }] : [],
    orders: [{ seq: 4, as: 'prompt', person: 'x', unit: 'centre', by: TODAY, answered: false, told: [] }],
  }
}

interface Cell {
  who: string
  /** The role of a post; null of a person. */
  role: string | null
  /** What else must be so, in words; null when nothing is. */
  when: string | null
}

/** Every person and post that may take `action` in `status`. */
function allowed(action: Action, status: Status, complaint: boolean): Cell[] {
  const appeal = appealIn(status, complaint)
  const answer = (actor: Actor, who: string, role: string | null = null): Cell[] => {
    const problem = forbidden(actor, appeal, action, TODAY)
    return problem && WHO.includes(problem) ? [] : [{ who, role, when: problem && PROBLEMS[problem] }]
  }
  const people = Object.entries(PEOPLE).flatMap(([person, words]) => answer({ person, posts: [], ...(STANDS_IN[person] ? { standsIn: [standInFor(STANDS_IN[person])] } : {}) }, words))
  const units = Object.keys(RELATIONS) as Relation[]
  const roles = Object.keys(ROLE_DUTIES) as Role[]
  const posts = units.flatMap((unit) => roles.flatMap((role) => answer({ person: 'somebody', posts: [{ unit, role }] }, RELATIONS[unit], ROLE_WORDS[role])))
  // What anybody may is said once.
  return posts.length === units.length * roles.length ? [...people, { who: '任何岗位的人', role: null, when: posts[0]!.when }] : [...people, ...posts]
}

/** Who, those with the same condition together, each unit with its roles. */
function told(cells: readonly Cell[]): string {
  const groups = new Map<string | null, Cell[]>()
  for (const cell of cells) groups.set(cell.when, [...(groups.get(cell.when) ?? []), cell])
  return [...groups].map(([when, group]) => `${namesOf(group)}${when ? `（条件不符时：${when.replace(/[。，].*$/, '')}）` : ''}`).join('；') || '无人'
}

function namesOf(cells: readonly Cell[]): string {
  const roles = new Map<string, string[]>()
  for (const { who, role } of cells) roles.set(who, [...(roles.get(who) ?? []), ...(role ? [role] : [])])
  return [...roles].map(([who, held]) => (held.length === 0 ? who : `${who}（${held.join('、')}）`)).join('，')
}

/** The whole matrix as a page: action by action, the statuses that agree on a line together. */
export function matrix(): string {
  const lines = [
    '# Who may do what', '',
    'Printed by `npm run permissions` from the tables in `domain/appeal/workflow.ts` and `domain/appeal/permissions.ts`; a test holds it to them. Whoever is not named may not.',
    'A condition that this very appeal does not meet is named by what is answered then. An expected matrix, written by hand from the rules, is in `test/domain/appeal/permissions.expected.ts`.', '',
  ]
  for (const action of Object.keys(PERMISSIONS) as Action[]) {
    if (action === 'submit') continue
    lines.push(`## ${ACTION_WORDS[action]} \`${action}\``, '', '| 办到哪一步 | 普通诉求 | 投诉 |', '|---|---|---|')
    const rows = new Map<string, Status[]>()
    for (const status of STATUSES.filter((one) => action in WORKFLOW[one])) {
      const row = `${told(allowed(action, status, false))} | ${told(allowed(action, status, true))}`
      rows.set(row, [...(rows.get(row) ?? []), status])
    }
    for (const [row, statuses] of rows) lines.push(`| ${statuses.map((status) => STATUS_WORDS[status]).join('、')} | ${row} |`)
    lines.push('')
  }
  return lines.join('\n')
}
