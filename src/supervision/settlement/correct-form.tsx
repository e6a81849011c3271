import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BasicCount } from 'domain/ledger/figures'
import type { UnitId } from 'domain/organisation/units'
import { CORRECTABLE } from 'domain/supervision/monthlyList'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import '../parts/part.scss'
import { useWritten } from '../parts/use-written'
import { COUNT_WORDS } from '../words'

interface Written {
  reason: string
  numbers: Partial<Record<BasicCount, string>>
}

/** Puts right what was frozen, beside it: by how much each count moves, and why. */
export function CorrectForm({ month, unit, onDone }: { month: string; unit: UnitId; onDone: () => void }) {
  const { value, set, drop } = useWritten<Written>('correct', `${month}:${unit}`, { reason: '', numbers: {} })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const moved = Object.entries(value.numbers).filter(([, typed]) => Number(typed) !== 0)
  const send = async () => {
    if (moved.some(([, typed]) => !Number.isInteger(Number(typed)))) return setErrors({ changes: '件数请填整数，如 -1 或 1' })
    setBusy(true)
    const changes = Object.fromEntries(moved.map(([name, typed]) => [name, Number(typed)])) as Partial<Record<BasicCount, number>>
    const answer = await call('supervision', 'correct', { month, unit, changes, reason: value.reason.trim() })
    setBusy(false)
    if (!answer.ok) return setErrors(answer.problem.fields ?? { reason: answer.problem.message })
    toast('已登记更正')
    drop()
    onDone()
  }
  return (
    <>
      {CORRECTABLE.map((name) => (
        <TextField key={name} label={`${COUNT_WORDS[name]}改多少`} optional placeholder='如 -1 或 1' value={value.numbers[name] ?? ''} maxLength={6} onChange={(typed) => set({ numbers: { ...value.numbers, [name]: typed } })} />
      ))}
      <TextArea label='哪里错了，为什么' value={value.reason} error={errors['changes'] ?? errors['reason']} maxLength={1000} onChange={(reason) => set({ reason })} />
      <View className='part'>
        <Button look='primary' busy={busy} disabled={moved.length === 0 || value.reason.trim().length < 5} onClick={() => void send()}>
          登记更正
        </Button>
      </View>
    </>
  )
}
