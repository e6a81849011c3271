import type { Status } from 'domain/appeal/statuses'
import type { Offer } from 'server/contract'

import { namedFor, type Forms, type FormSpec } from './fields'

export interface Arranged extends Offer {
  form: FormSpec
}

/** What is offered, in the order of the forms: `first` are the likely step and the next possible ones, at most `atFoot`; what is seldom wanted or refused is among the `others`. */
export function arranged(offers: readonly Offer[], status: Status, forms: Forms, atFoot: number): { first: Arranged[]; others: Arranged[] } {
  const order = Object.keys(forms)
  const rank = ({ action, primary, form }: Arranged) => (primary ? -1 : order.indexOf(action) + (form.seldom ? order.length : 0))
  const known = offers
    .flatMap((offer) => (forms[offer.action] ? [{ ...offer, form: namedFor(forms[offer.action] as FormSpec, status) }] : []))
    .sort((a, b) => rank(a) - rank(b))
  const first = known.filter(({ refusal, primary, form }) => refusal === null && (primary || !form.seldom)).slice(0, atFoot)
  return { first, others: known.filter((offer) => !first.includes(offer)) }
}
