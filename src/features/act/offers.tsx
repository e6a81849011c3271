import { useState } from 'react'
import { PROBLEMS } from 'domain/problem'
import type { Action } from 'domain/appeal/payloads'
import type { Offer } from 'server/contract'

import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

import type { Forms } from './fields'

interface Props {
  offers: readonly Offer[]
  forms: Forms
  onTake: (action: Action) => void
  /** How many stand at the foot; the rest wait in a sheet. */
  atFoot?: number
}

/** What may be done now, in the order of the forms: the likely thing primary at the foot, the next beside it, the rest in a sheet with what refuses them. */
export function Offers({ offers, forms, onTake, atFoot = 2 }: Props) {
  const [open, setOpen] = useState(false)
  const order = Object.keys(forms)
  const known = offers.filter(({ action }) => forms[action]).sort((a, b) => Number(b.primary) - Number(a.primary) || order.indexOf(a.action) - order.indexOf(b.action))
  const possible = known.filter(({ refusal }) => refusal === null)
  const first = possible.slice(0, atFoot)
  const others = known.filter((offer) => !first.includes(offer))
  if (!known.length) return null

  const take = (action: Action) => {
    setOpen(false)
    onTake(action)
  }
  return (
    <>
      <FootBar>
        {others.length > 0 && <Button onClick={() => setOpen(true)}>更多</Button>}
        {[...first].reverse().map(({ action, primary }) => (
          <Button key={action} look={primary ? 'primary' : 'quiet'} onClick={() => take(action)}>
            {forms[action]!.short ?? forms[action]!.title}
          </Button>
        ))}
      </FootBar>
      <Sheet open={open} title='还可以' onClose={() => setOpen(false)}>
        {others.map(({ action, refusal }) => (
          <Row key={action} title={forms[action]!.title} note={refusal ? PROBLEMS[refusal] : undefined} onClick={refusal ? undefined : () => take(action)} />
        ))}
      </Sheet>
    </>
  )
}
