import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BUILT } from '../../../scripts/local/builds'
import type { Stage } from '../../../scripts/local/stage'
import { type WaitingStep, waitingList } from '../../../scripts/local/waiting'
import { codeOf } from '../../../domain/appeal/code'
import type { Role } from '../../../domain/organisation/roles'
import { RESIDENT_FORMS } from '../../../src/features/act/resident-forms'
import { OFFICER_FORMS } from '../../../src/officer/forms'
import type { Phone } from '../harness'
import { chooseVillage } from '../steps/file'
import { outreachScreens } from './outreach'
import type { State } from './states'

/** One screen to look at: a page with what it is given, in the hand of somebody. */
export interface Screen {
  /** Names its pictures. */
  readonly name: string
  readonly route: string
  readonly query?: string
  readonly openid: string
  /** What this phone has kept, by key. */
  readonly kept?: Readonly<Record<string, unknown>>
  /** What one does to get from the page as it opens to the screen that is meant. */
  readonly then?: (phone: Phone) => Promise<void>
  readonly state: State
}

const VILLAGE = 'T01V01'
const NO_SUCH_CODE = codeOf(2026, 999_999)
const TEXT = '村口到小学的路烂了大半年，下雨天娃娃上学全是泥，麻烦来修一下。'

/** Cadres whose desks differ, by where they work. */
const DESKS: readonly (readonly [Role, string])[] = [
  ['gridWorker', VILLAGE],
  ['reviewer', 'T01'],
  ['dispatcher', 'D'],
  ['leaderInCharge', 'T01'],
  ['caller', 'D'],
  ['disciplineOfficer', 'D-jw'],
]

/** Every page of the compiled mini-program. */
export function routes(): string[] {
  const app = JSON.parse(readFileSync(path.join(BUILT.miniProgram, 'app.json'), 'utf8')) as { pages: string[]; subPackages?: { root: string; pages: string[] }[] }
  return [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

const nameOf = (route: string) => route.replace(/^pages\//, '').replace(/\/index$/, '').replace(/\//g, '-')
const isOfficers = (route: string) => /^(officer|outreach|papers|supervision)\//.test(route)

/** Every page in a state in which nothing that it is given exists, or nothing arrives. */
export function bareScreens(stage: Stage, state: Exclude<State, 'full'>): Screen[] {
  const [resident, cadre] = [stage.resident(VILLAGE).openid, stage.at(VILLAGE, 'villageSecretary').openid]
  return routes().map((route) => {
    const officers = isOfficers(route)
    const query = `code=${NO_SUCH_CODE}&action=${officers ? 'screenValid' : 'confirm'}&tasks=${encodeURIComponent(`${NO_SUCH_CODE}~screenValid`)}`
    return { name: nameOf(route), route, query, openid: officers ? cadre : resident, state }
  })
}

/** An action that somebody may take now. */
interface Possible {
  openid: string
  code: string
  fn: 'appeal' | 'casework'
  action: string
}

/**
 * Every page with much on it, the case page and desk for several roles, and the form of every action that
 * anyone of a filled district may take now. @throws when the district leaves a page without an example.
 */
export async function fullScreens(stage: Stage): Promise<Screen[]> {
  const steps = await waitingList(stage.cloud, stage.district)
  const actions = await possibleActions(stage, steps)
  const resident = await busiest(stage)
  const secretary = stage.at(VILLAGE, 'villageSecretary').openid
  const published = (await stage.ask({ openid: resident.openid }, 'appeal', 'published', {})).items[0]
  const cases = firstOf(steps.filter(({ page }) => isOfficers(page)), ({ role }) => role)
  const [ours, theirs] = [actions.filter(({ fn }) => fn === 'appeal'), actions.filter(({ fn }) => fn === 'casework')]
  if (!published || !ours[0] || !theirs[0]) throw new Error('the filled district has no example of a result or an action')
  const full = (name: string, route: string, openid: string, more: Partial<Screen> = {}): Screen => ({ name, route, openid, state: 'full', ...more })
  const act = ({ openid, code, action, fn }: Possible) => full(`${fn === 'appeal' ? 'act' : 'officer-act'}-${action}`, fn === 'appeal' ? 'pages/act/index' : 'officer/act/index', openid, { query: `code=${code}&action=${action}` })
  const run = theirs.find(({ action }) => action === 'screenValid') ?? theirs[0]

  const screens = [
    ...['home', 'mine', 'published', 'me', 'lookup', 'messages', 'settings', 'feedback', 'privacy'].map((name) => full(name, `pages/${name}/index`, resident.openid)),
    full('me-cadre', 'pages/me/index', secretary),
    full('form', 'pages/form/index', resident.openid),
    full('form-places', 'pages/form/index', resident.openid, { then: (phone) => phone.tap('点这里选村（社区）') }),
    full('form-contact', 'pages/form/index', resident.openid, { then: (phone) => toContact(phone, stage) }),
    full('receipt', 'pages/receipt/index', resident.openid, { query: 'code=BZ-26-000001-A', kept: { 'cache:receipt:BZ-26-000001-A': RECEIPT } }),
    ...resident.codes.map((code, index) => full(`appeal-${index + 1}`, 'pages/appeal/index', resident.openid, { query: `code=${code}` })),
    full('result', 'pages/result/index', resident.openid, { query: `code=${published.code}` }),
    full('join', 'pages/join/index', stage.resident('T01V02').openid, { query: `code=${resident.codes[0]}` }),
    ...ours.map(act),
    full('officer-desk', 'officer/desk/index', secretary),
    ...DESKS.map(([role, unit]) => full(`officer-desk-${role}`, 'officer/desk/index', stage.at(unit, role).openid)),
    ...cases.map(({ openid, code }, index) => full(`officer-case-${index + 1}`, 'officer/case/index', openid, { query: `code=${code}` })),
    ...theirs.map(act),
    ...theirs.filter(({ action }) => action === 'merge').map(({ openid, code }) => full('officer-compare', 'officer/compare/index', openid, { query: `code=${code}` })),
    full('officer-ledger', 'officer/ledger/index', secretary),
    full('officer-messages', 'officer/messages/index', secretary),
    full('officer-intake', 'officer/intake/index', secretary),
    ...(await outreachScreens(stage, VILLAGE)),
    ...(await supervisionScreens(stage)).map(([name, page, openid, query]) => full(`supervision-${name}`, `supervision/${page}/index`, openid, { query })),
    full('officer-run', 'officer/run/index', run.openid, { query: `tasks=${encodeURIComponent(`${run.code}~${run.action}`)}` }),
  ]
  const missed = routes().filter((route) => !screens.some((screen) => screen.route === route))
  return [...screens, ...missed.map((route) => full(nameOf(route), route, isOfficers(route) ? secretary : resident.openid))]
}

/** The pages of supervision as those who use them most see them. */
async function supervisionScreens(stage: Stage): Promise<(readonly [name: string, page: string, openid: string, query: string])[]> {
  const [leader, dispatcher, head] = [stage.at('D', 'districtLeader').openid, stage.at('D', 'dispatcher'), stage.at('T01', 'principal').openid]
  const { id } = await stage.ask(dispatcher, 'supervision', 'issueWarning', { unit: 'T01', rule: 'shamCloseOut', words: '台账写已修好，现场没有修', cases: [] })
  return [
    ['board-district', 'board', leader, 'view=district'],
    ['board-unit', 'board', head, 'view=unit'],
    ['cases', 'cases', head, 'figure=T01&name=valid'],
    ['list', 'list', dispatcher.openid, 'kind=township'],
    ['weekly', 'weekly', head, ''],
    ['weeklies', 'weekly', dispatcher.openid, ''],
    ['warnings', 'warnings', dispatcher.openid, ''],
    ['warning', 'warning', dispatcher.openid, `id=${encodeURIComponent(id)}`],
  ]
}

const RECEIPT = { code: 'BZ-26-000001-A', queryWord: '清泉石榴', promisedOn: '2026-03-23', provisional: false, head: '9f2c41d07ab35e88', next: '村里3月4日（周三）前核实，有结果会告诉您。', seenBy: '双桂坪镇和村里负责办理的工作人员' }

/** Fills in the first step of the form and goes on to the second. */
async function toContact(phone: Phone, { district }: Stage): Promise<void> {
  await phone.fill('您要反映什么事？', TEXT)
  await chooseVillage(phone, district, VILLAGE)
  await phone.tap('下一步')
  await phone.see('怎么联系您')
}

/** Who of the first village has most appeals, with up to three of them in different states. */
async function busiest(stage: Stage): Promise<{ openid: string; codes: string[] }> {
  const residents = stage.district.people.filter(({ place, posts }) => place?.village === VILLAGE && posts.length === 0)
  const lists = await Promise.all(residents.map(async ({ openid }) => ({ openid, cards: (await stage.ask({ openid }, 'appeal', 'mine', {})).items })))
  const [most] = lists.sort((a, b) => b.cards.length - a.cards.length)
  if (!most?.cards.length) throw new Error(`nobody of ${VILLAGE} has an appeal`)
  return { openid: most.openid, codes: firstOf(most.cards, ({ status }) => status).slice(0, 3).map(({ code }) => code) }
}

/** One example of each action with a form, as the pages that wait for somebody offer it. */
async function possibleActions(stage: Stage, steps: readonly WaitingStep[]): Promise<Possible[]> {
  const found = new Map<string, Possible>()
  for (const { openid, code, page } of steps) {
    const fn = isOfficers(page) ? 'casework' : 'appeal'
    const forms: Readonly<Record<string, unknown>> = fn === 'appeal' ? RESIDENT_FORMS : OFFICER_FORMS
    const answer = await stage.call({ openid }, fn, 'open', { code })
    for (const { action, refusal } of answer.ok ? answer.value.offers : []) {
      const key = `${fn} ${action}`
      if (refusal === null && forms[action] && !found.has(key)) found.set(key, { openid, code, fn, action })
    }
  }
  return [...found.values()]
}

/** The first of each kind. */
function firstOf<T>(all: readonly T[], kind: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => !seen.has(kind(one)) && seen.add(kind(one)))
}
