import { View } from '@tarojs/components'
import type { BasicCount } from 'domain/ledger/figures'
import type { UnitId } from 'domain/organisation/units'
import { CORRECTABLE } from 'domain/supervision/monthlyList'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import '../parts/part.scss'
import { tooShort, useSending } from '../parts/use-sending'
import { COUNT_WORDS } from '../words'

interface Written {
  reason: string
  numbers: Partial<Record<BasicCount, string>>
}

/** Puts right what was frozen, beside it: by how much each count moves, and why. */
export function CorrectForm({ month, unit, onDone }: { month: string; unit: UnitId; onDone: () => void }) {
  const { value, set, drop } = useWritten<Written>('correct', `${month}:${unit}`, { reason: '', numbers: {} })
  const moved = Object.entries(value.numbers).filter(([, typed]) => Number(typed) !== 0)
  const { busy, errors, send } = useSending('reason', {
    changes: moved.length === 0 ? '请至少写一处改多少' : moved.some(([, typed]) => !Number.isInteger(Number(typed))) && '件数请填整数，如 -1 或 1',
    reason: tooShort(value.reason, 5),
  })
  const correct = () =>
    send(
      () => call('supervision', 'correct', { month, unit, changes: Object.fromEntries(moved.map(([name, typed]) => [name, Number(typed)])) as Partial<Record<BasicCount, number>>, reason: value.reason.trim() }),
      () => {
        toast('已登记更正')
        drop()
        onDone()
      },
    )
  return (
    <>
      {CORRECTABLE.map((name) => (
        <TextField key={name} label={`${COUNT_WORDS[name]}改多少`} optional placeholder='如 -1 或 1' value={value.numbers[name] ?? ''} maxLength={6} onChange={(typed) => set({ numbers: { ...value.numbers, [name]: typed } })} />
      ))}
      <TextArea label='哪里错了，为什么' value={value.reason} error={errors['changes'] ?? errors['reason']} maxLength={1000} onChange={(reason) => set({ reason })} />
      <View className='part'>
        <Button look='primary' busy={busy} onClick={() => void correct()}>
          登记更正
        </Button>
      </View>
    </>
  )
}
