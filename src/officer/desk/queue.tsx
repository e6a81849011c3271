import { useState } from 'react'

import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Sheet } from '@/ui/sheet'

export type Whose = 'mine' | 'shared'

const EVERY = 'every'
const CHOICES = [
  { value: EVERY, words: '全部', note: '按最近的期限排' },
  { value: 'mine', words: '我的', note: '只等我一个人的' },
  { value: 'shared', words: '单位共用的', note: '本单位谁都可以办的' },
] as const

/** Which queue one works from: one's own, what the unit shares, or both. */
export function Queue({ value, onChange }: { value: Whose | undefined; onChange: (value: Whose | undefined) => void }) {
  const [open, setOpen] = useState(false)
  const words = CHOICES.find((choice) => choice.value === (value ?? EVERY))!.words
  return (
    <>
      <Button look='plain' icon='user' label={`看谁的：${words}`} onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Sheet open={open} title='看谁的' onClose={() => setOpen(false)}>
        <Choice
          label='看谁的'
          options={CHOICES}
          value={value ?? EVERY}
          onChange={(picked) => {
            onChange(picked === EVERY ? undefined : picked)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
