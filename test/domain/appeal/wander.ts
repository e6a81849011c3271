import fc from 'fast-check'
import { addDays } from '../../../domain/calendar/day'
import { COMMANDS, type Command, isRefusal } from '../../../domain/appeal/decide'
import { refusal } from '../../../domain/appeal/offers'
import { maySee } from '../../../domain/appeal/permissions'
import { WORKFLOW } from '../../../domain/appeal/workflow'
import type { UnitId } from '../../../domain/organisation/units'
import { payloadFor } from './payloads'
import { type Start, Walk } from './walk'
import { PEOPLE, RESIDENTS, SYSTEM, UNITS, actor, settings } from './world'

const CASTS = PEOPLE.map(actor)

export interface Possible {
  person: string
  action: Command
}

/** Everything that somebody may do now, by action and person. */
export function possible(walk: Readonly<Pick<Walk, 'standing' | 'today'>>): Possible[] {
  const { standing, today } = walk
  const actions = (Object.keys(WORKFLOW[standing.status]) as Command[]).filter((action) => COMMANDS.includes(action))
  const seeing = CASTS.filter((one) => RESIDENTS.includes(one.person) || maySee(one, standing))
  return actions.flatMap((action) => [...seeing, SYSTEM].filter((one) => refusal(one, standing, action, today, settings) === null).map(({ person }) => ({ person, action })))
}

/** What leads nowhere or out of the way, and is drawn less often, so that walks reach the far end as well. */
const ASIDE: readonly Command[] = ['withdraw', 'transferOut', 'screenInvalid', 'reviewUnreasonable', 'merge', 'passUp', 'supplement', 'urge', 'join', 'claim', 'attest', 'unmerge', 'markUrgent', 'tag', 'split', 'nameRepresentatives', 'plan', 'progress', 'advance', 'putOff', 'order', 'answerOrder', 'noteGone', 'retract', 'park', 'changeKind', 'linkRepeat', 'unlinkRepeat']

/**
 * A walk by chance: each choice moves the day on by up to three days, lets the clock do its part and then
 * somebody take one of the steps open to them.
 */
export function wander(start: Start, choices: readonly number[], each: (walk: Walk) => void = () => undefined, other?: Walk): Walk {
  const walk = new Walk(start)
  each(walk)
  for (const choice of choices) {
    let left = choice
    const pick = <T>(options: readonly T[]): T | undefined => {
      const taken = options[left % Math.max(1, options.length)]
      left = Math.floor(left / Math.max(1, options.length))
      return taken
    }
    walk.on(addDays(walk.today, pick([0, 0, 1, 3])!))
    if (walk.tick().length > 0) each(walk)
    const open = possible(walk)
    const actions = [...new Set(open.map((one) => one.action))]
    const onward = actions.filter((one) => !ASIDE.includes(one))
    const action = pick(onward.length > 0 && pick([true, true, true, false]) ? onward : actions)
    if (!action) continue
    const person = pick(open.filter((one) => one.action === action))!.person
    const payload = payloadFor(action, walk, pick)
    const decided = walk.ask(person, action, payload, action === 'merge' || action === 'unmerge' ? other : undefined)
    if (isRefusal(decided)) continue
    walk.commit(actor(person), decided, other)
    each(walk)
  }
  return walk
}

/** Choices of a walk: enough of each number to draw the day, the action, the person and the payload from. */
export const choices = (most = 40) => fc.array(fc.nat({ max: 2 ** 30 }), { minLength: most / 2, maxLength: most })

/** A filing of any kind: of a resident, of a cadre, recorded by another, anonymous, against anyone. */
export const starts: fc.Arbitrary<Start> = fc.record({
  village: fc.constantFrom('V11', 'V12', 'V21'),
  petitioner: fc.constantFrom('R1', 'R1', 'R2', 'V11-cadre', null),
  recordedBy: fc.constantFrom(null, 'T1-clerk', 'V11-grid'),
  anonymous: fc.boolean(),
  accused: fc.oneof(fc.constant<UnitId[]>([]), fc.uniqueArray(fc.constantFrom<UnitId[]>(...UNITS), { maxLength: 4 })),
})
