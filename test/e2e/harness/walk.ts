import type { Stage } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'
import type { Phone, PhoneOptions } from './phone'

export interface WalkContext {
  /** The walk's own district, at the beginning of its own time. */
  readonly stage: Stage
  /** Gives a person a phone; it is taken away when the walk ends. */
  phone(person: Pick<SamplePerson, 'openid'>, options?: Omit<PhoneOptions, 'url' | 'openid'>): Promise<Phone>
}

/** What a `test/e2e/*.walk.ts` exports. It fails by throwing. */
export interface Walk {
  readonly name: string
  /** Its district is one that nobody set up; the sample district by default. */
  readonly empty?: true
  walk(context: WalkContext): Promise<void>
}
