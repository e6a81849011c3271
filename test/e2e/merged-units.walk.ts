import type { SamplePerson } from '../../scripts/sample/district'
import type { Phone, WalkContext } from './harness'
import { openForm } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { expectStatus, fileFor, standing } from './steps/prepare'

export const name = 'merged-units'

const HUGE = { scale: 1.75 }
const [GOES, STAYS] = ['T16V02', 'T16V01']
const WAITING = '晒坝边的排水沟堵了，一下雨水就漫进屋里，请来清一清。'
const IN_HAND = '建议在村口加一块减速牌，放学的时候车开得快。'
const CROOKED = '低保名额没有按规定评，该评上的没有评上，要求查清楚。'

/** A village goes up in its neighbour with work open and a complaint about it: its people go on in the new unit with what was theirs, and the complaint is shown to nobody there. */
export async function walk(context: WalkContext): Promise<void> {
  const { stage } = context
  const [grid, secretary] = [stage.at(GOES, 'gridWorker'), stage.at(GOES, 'villageSecretary')]
  const resident = stage.resident(GOES)
  const waiting = await fileFor(stage, resident, GOES, WAITING)
  const inHand = await fileFor(stage, resident, GOES, IN_HAND)
  await stage.act(secretary, inHand, 'keep', { kind: 'suggestion', handler: secretary.id })
  const contact = { name: resident.name, phone: resident.phone }
  await stage.ask(resident, 'appeal', 'submit', { channel: 'self', place: { village: GOES }, text: CROOKED, aboutCadre: true, accused: [GOES], contact, evidence: [] })
  await stage.settle()
  await merged(context, [waiting, inHand], [grid, secretary])
  await wentOn(context, waiting, inHand, grid, secretary)
  await neighbours(context, resident, waiting)
}

const nameOf = ({ stage }: WalkContext, unit: string): string => stage.district.units.find(({ id }) => id === unit)!.name

/** The administrator sees what is still open there, and where the unit went. */
async function merged(context: WalkContext, codes: readonly string[], people: readonly SamplePerson[]): Promise<void> {
  const { stage, phone } = context
  const admin = await phone(stage.at('D', 'administrator'), { page: `admin/unit/index?id=${GOES}` })
  await admin.see('2件（不含反映本单位的）')
  await admin.tap('合并或撤销')
  await admin.see('这里还有2件在办诉求')
  await admin.tap(nameOf(context, STAYS))
  await admin.tap('.button--danger')
  await admin.see('请写依据，如批文')
  await admin.fill('依据', '区政府批复，合村并组')
  await admin.shot('merged-01-form')
  await admin.tap('.button--danger')
  await admin.see('撤并以后不能恢复')
  await admin.tap('.sim-confirm')
  await admin.see('变更记录')
  await handedOver(context, codes, people)
  await admin.goto('admin/units/index')
  await admin.see('已撤并')
  await admin.see(`并入${nameOf(context, STAYS)}`)
  await admin.scrollToEnd()
  await admin.shot('merged-02-units')
  await admin.expectNoErrors()
}

/** Lets the clock's slices run until people and what is open are where they go. */
async function handedOver({ stage }: WalkContext, codes: readonly string[], people: readonly SamplePerson[]): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    await stage.settle()
    const desks = await Promise.all(codes.map(async (code) => (await stage.row('appeals', code))['scopes'] as string[]))
    const posts = await Promise.all(people.map(async ({ id }) => (await stage.row('people', id))['posts'] as { unit: string }[]))
    if (desks.every((scopes) => scopes.includes(STAYS)) && posts.every((held) => held.every(({ unit }) => unit === STAYS))) return
  }
  throw new Error('what the merge moves does not arrive')
}

/** Each goes on with what was theirs, under the new unit's name. */
async function wentOn(context: WalkContext, waiting: string, inHand: string, grid: SamplePerson, secretary: SamplePerson): Promise<void> {
  const { stage, phone } = context
  const one = await phone(grid, { page: 'officer/desk/index' })
  await one.see(`${nameOf(context, STAYS)} · 网格员`)
  await one.see(WAITING.slice(0, 10))
  await expectHidden(one)
  await one.shot('merged-03-grid-worker')
  await openForm(one, waiting, 'screenValid')
  await one.tap('报乡镇复核')
  await one.see('已办好')
  await expectStatus(stage, [waiting], 'screened')
  // An instance may take the district for what it was for a minute: what was written down by it is looked for once more.
  await stage.cloud.clock.advance(5 * 60_000)
  await handedOver(context, [waiting, inHand], [grid, secretary])
  await one.expectNoErrors()

  const other = await phone(secretary, { ...HUGE, page: 'officer/desk/index' })
  await other.see(IN_HAND.slice(0, 10))
  await expectHidden(other)
  await other.shot('merged-04-secretary-huge')
  await expectNothingCut(other)
  await other.tap(IN_HAND.slice(0, 10))
  await other.see('办理经过')
  await expectNothingCut(other)
  await other.expectNoErrors()
  const { handler } = await standing(stage, inHand)
  if (handler !== secretary.id) throw new Error('what was in hand has changed hands')
}

/** Those who were there before read the work that came, never the complaint; the petitioner reads their own as before. */
async function neighbours({ stage, phone }: WalkContext, resident: SamplePerson, waiting: string): Promise<void> {
  const ledger = await phone(stage.at(STAYS, 'villageSecretary'), { page: 'officer/ledger/index' })
  await ledger.see(WAITING.slice(0, 10))
  await ledger.see(IN_HAND.slice(0, 10))
  await expectHidden(ledger)
  await ledger.shot('merged-05-ledger')
  await ledger.expectNoErrors()
  const home = await phone(resident, { ...HUGE, page: `pages/appeal/index?code=${waiting}` })
  await home.see('您反映的事')
  await home.shot('merged-06-resident-huge')
  await expectNothingCut(home)
  await home.expectNoErrors()
}

async function expectHidden(one: Phone): Promise<void> {
  if ((await one.read()).includes(CROOKED.slice(0, 8))) throw new Error(`${one.openid} reads a complaint about the unit that went up in theirs`)
}
