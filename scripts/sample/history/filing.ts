import type { Channel } from '../../../domain/appeal/kinds'
import type { Payloads } from '../../../domain/appeal/payloads'
import type { UnitId } from '../../../domain/organisation/units'
import { categoryOf, propose, suspectsComplaint } from '../../../domain/text'
import type { SamplePerson } from '../district'
import { makeText } from '../texts'
import { departmentOf } from './leads'
import { handIn } from './handIn'
import type { Case } from './walk'

const OWN: readonly (readonly [Channel, number])[] = [['self', 7], ['scan', 3]]
const RECORDED: readonly (readonly [Channel, number])[] = [['counter', 5], ['telephone', 4], ['transferredIn', 1]]

/** Files a plan's appeal, in its own words or in those of the appeal whose twin it is. */
export function fileAs(one: Case, master?: Case): void {
  const { plan, random, setting } = one
  const { village } = plan
  const { name } = setting.organisation.get(village)
  one.said = master ? master.said : textFor(one, name)
  const owner = setting.cast.resident(random, village, master ? [master.appeal.petitioner] : [])
  const own = plan.filer === 'self'
  const filer = own ? owner : recorderFor(one)
  const complaint = plan.kind === 'complaint'
  const accused = complaint && !plan.passedUp ? [accusedOf(one)] : []
  const anonymous = plan.filer === 'anonymous'
  // The sample's one photo shows a dark street light.
  const photo = own && one.said.category === 'streetLight' ? [handIn(one, owner, 'photo')] : []
  const channel = random.weighted(own ? OWN : RECORDED)
  const payload: Payloads['submit'] = {
    channel,
    place: { village, ...(owner.place && owner.place.village === village ? { grid: owner.place.grid } : {}), spot: one.said.spot },
    text: one.said.text,
    aboutCadre: accused.length > 0,
    accused,
    evidence: photo,
    ...(anonymous ? { anonymous } : { contact: { name: owner.name, phone: owner.phone } }),
    ...(channel === 'transferredIn' ? { reference: `ZJ${random.between(10_000, 99_999)}` } : {}),
  }
  const suspicion = suspectsComplaint(payload.text)
  const aboutCadre = payload.aboutCadre || suspicion.suspected
  one.file(payload, {
    petitioner: own ? owner.id : null,
    recordedBy: own ? null : filer.id,
    accused,
    suspected: suspicion.levels,
    aboutCadre,
    proposedKind: propose(payload.text, one.said.spot).kind,
  }, filer)
}

/** Most texts fit at once; a plan that wants a certain department may need many. */
const TRIES = 200

/** A text that fits whoever is to be responsible, and that complains of nobody unless the plan does. */
function textFor(one: Case, place: string): Case['said'] {
  const { plan, random } = one
  const kind = plan.passedUp ? 'resolution' : plan.kind
  for (let left = TRIES; ; left -= 1) {
    const text = makeText(random, kind, place, plan.accused ? [plan.accused] : undefined)
    if (left === 0 || (fits(one, text.category) && (kind === 'complaint' || !suspectsComplaint(text.text).suspected))) return text
  }
}

function fits({ plan }: Case, category: Case['said']['category']): boolean {
  const { level, department } = categoryOf(category)
  if (plan.department) return department === plan.department
  if (plan.lead === 'kept' || plan.lead === 'village') return level !== 'district'
  if (plan.lead === 'department') return department !== undefined
  return true
}

/** Whom a complaint names. */
function accusedOf(one: Case): UnitId {
  const { village, accused } = one.plan
  const township = one.setting.organisation.get(village).parent!
  return { village, township, district: one.setting.departments[departmentOf(one)] }[accused!]
}

/** Who takes down what somebody says: at the township's counter, or at the village's door. */
function recorderFor({ random, setting, plan }: Case): SamplePerson {
  const { cast, organisation } = setting
  const unit = random.chance(0.6) ? organisation.get(plan.village).parent! : plan.village
  return cast.one(random, unit, 'intake')
}
