import type { Phone } from '../harness'
import { expectNothingCut } from './fit'
import { expectAtRest } from './sight'

/** Pictures of one walk, numbered in the order in which they are taken: of a page at rest, on which nothing is cut. */
export function looking(pictures: string): (phone: Phone, picture: string) => Promise<void> {
  let number = 0
  return async (phone, picture) => {
    number += 1
    await expectAtRest(phone)
    await phone.shot(`${pictures}-${String(number).padStart(2, '0')}-${picture}`)
    await expectNothingCut(phone)
  }
}
