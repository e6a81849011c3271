import { useState } from 'react'
import type { DelegationsView } from 'server/delegation/contract'
import type { Day } from 'domain/calendar/day'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { DayField } from '@/supervision/parts/day-field'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Stack } from '@/ui/stack'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { showWrong } from '@/ui/wrong'

interface Props {
  /** Whose leaders: of a unit that was chosen, or one's own. */
  unit: string | undefined
  leaders: DelegationsView['leaders']
  today: Day
  onDone: () => void
}

const OWN = 'own'

interface Fields {
  leader?: string
  deputy?: string
  from: Day
  to?: Day
  reason: string
}

const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, words: name }))

/** Who is away, who signs for them, from when to when, and why. */
export function NewDelegation({ unit = OWN, leaders, today, onDone }: Props) {
  const written = useWritten<Fields>('delegation', unit, { ...(leaders.length === 1 && { leader: leaders[0]!.id }), from: today, reason: '' })
  const { leader, deputy, from, to, reason } = written.value
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  /** What is changed is wrong no more until it is sent again. */
  const put = <N extends keyof Fields>(name: N) => (value: Fields[N]) => {
    written.set({ [name]: value, ...(name === 'leader' && { deputy: undefined }) })
    setErrors(({ [name]: _, ...rest }) => rest)
  }
  const deputies = leaders.find(({ id }) => id === leader)?.deputies ?? []

  const send = async () => {
    const wrong = {
      ...(leader ? {} : { leader: '请选一下谁外出' }),
      ...(deputy ? {} : { deputy: '请选一下由谁代签' }),
      ...(to ? {} : { to: '请选一下代签到哪天' }),
      ...(reason.trim() ? {} : { reason: '请写一下原因，如“外出培训”' }),
    }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await call('supervision', 'delegate', { leader: leader!, deputy: deputy!, from, to: to!, reason: reason.trim() })
    setBusy(false)
    if (!answer.ok) return setErrors(answer.problem.fields ?? { reason: answer.problem.message })
    written.drop()
    toast('已委托')
    onDone()
  }

  return (
    <Card title='新的委托'>
      {leaders.length > 1 && (
        <Field label='谁外出' error={errors['leader']}>
          <Choice
            label='谁外出'
            options={named(leaders)}
            value={leader}
            onChange={put('leader')}
          />
        </Field>
      )}
      {leader && (
        <Field label='由谁代签' hint='他自己办的件、在别处签过字的件，仍由您本人签' error={errors['deputy']}>
          <Choice label='由谁代签' options={named(deputies)} value={deputy} onChange={put('deputy')} />
        </Field>
      )}
      <DayField label='从哪天起' value={from} onChange={put('from')} error={errors['from']} />
      <DayField label='到哪天止' value={to} onChange={put('to')} error={errors['to']} />
      <TextArea label='原因' value={reason} maxLength={200} error={errors['reason']} onChange={put('reason')} />
      <Stack>
        <Button look='primary' busy={busy} onClick={() => void send()}>
          委托
        </Button>
      </Stack>
    </Card>
  )
}
