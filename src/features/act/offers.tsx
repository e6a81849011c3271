import { useState } from 'react'
import { PROBLEMS } from 'domain/problem'
import type { Action } from 'domain/appeal/payloads'
import type { Status } from 'domain/appeal/statuses'
import type { Offer } from 'server/contract'

import { Button } from '@/ui/button'
import { FootBar } from '@/ui/foot-bar'
import { Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

import { arranged } from './arranged'
import type { Forms } from './fields'

interface Props {
  offers: readonly Offer[]
  /** Of the appeal: some steps are called otherwise once they were taken. */
  status: Status
  forms: Forms
  onTake: (action: Action) => void
  /** How many stand at the foot; the rest wait in a sheet. */
  atFoot?: number
}

/** What may be done now, in the order of the forms: the likely thing primary at the foot, the next beside it, the rest in a sheet with what refuses them. */
export function Offers({ offers, status, forms, onTake, atFoot = 2 }: Props) {
  const [open, setOpen] = useState(false)
  const { first, others } = arranged(offers, status, forms, atFoot)
  if (!first.length && !others.length) return null

  const take = (action: Action) => {
    setOpen(false)
    onTake(action)
  }
  return (
    <>
      <FootBar>
        {others.length > 0 && <Button onClick={() => setOpen(true)}>{first.length > 0 ? '更多' : '还可以…'}</Button>}
        {[...first].reverse().map(({ action, primary, form }) => (
          <Button key={action} look={primary ? 'primary' : 'quiet'} onClick={() => take(action)}>
            {form.short ?? form.title}
          </Button>
        ))}
      </FootBar>
      <Sheet open={open} title='还可以' onClose={() => setOpen(false)}>
        {others.map(({ action, refusal, form }) => (
          <Row key={action} title={form.title} note={refusal ? PROBLEMS[refusal] : undefined} onClick={refusal ? undefined : () => take(action)} />
        ))}
      </Sheet>
    </>
  )
}
