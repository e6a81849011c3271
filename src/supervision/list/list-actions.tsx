import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BasicCount } from 'domain/ledger/figures'
import { AUDIENCES, AUDIENCE_WORDS, CORRECTABLE, type ListAudience } from 'domain/supervision/monthlyList'
import type { MonthlyList, Objection } from 'server/contract'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { tooShort, useSending } from '../parts/use-sending'
import { COUNT_WORDS } from '../words'

interface SheetProps {
  list: MonthlyList
  onDone: () => void
}

/** What the centre may do with the list now: freeze it, or publish it to whom it chooses. */
export function MoveButtons({ list, onChanged }: { list: MonthlyList; onChanged: () => void }) {
  const [publishing, setPublishing] = useState(false)
  const [audience, setAudience] = useState<ListAudience>()
  const [busy, setBusy] = useState(false)
  const { move } = list.may
  if (!move) return null
  const send = async (to?: ListAudience) => {
    setBusy(true)
    const answer = await call('supervision', 'moveList', { month: list.month, kind: list.kind, version: list.version, to: move, ...(to && { audience: to }) })
    setBusy(false)
    toast(answer.ok ? (move === 'frozen' ? '已定稿' : '已公布') : answer.problem.message)
    setPublishing(false)
    onChanged()
  }
  return (
    <View className='list__object'>
      <Button look='primary' busy={busy} onClick={() => (move === 'frozen' ? void send() : setPublishing(true))}>
        {move === 'frozen' ? '定稿' : '公布'}
      </Button>
      <Sheet open={publishing} title='向谁公布' onClose={() => setPublishing(false)}>
        <Choice label='公布范围' options={AUDIENCES.map((value) => ({ value, words: AUDIENCE_WORDS[value] }))} value={audience} onChange={setAudience} />
        <View className='list__object'>
          <Button look='primary' busy={busy} disabled={!audience} onClick={() => void send(audience)}>
            公布
          </Button>
        </View>
      </Sheet>
    </View>
  )
}

/** A unit's objection: why, and to which cases. */
export function ObjectSheet({ list, open, onClose, onDone }: SheetProps & { open: boolean; onClose: () => void }) {
  const written = useWritten('objection', `${list.month}:${list.kind}:${list.may.object ?? ''}`, { reason: '', codes: '' })
  const { reason, codes } = written.value
  const cases = codes.split(/[\s,，、;；]+/).filter(Boolean)
  const { busy, errors, send } = useSending('reason', { reason: tooShort(reason, 5) })
  const object = () =>
    send(
      () => call('supervision', 'object', { month: list.month, kind: list.kind, unit: list.may.object!, reason, ...(cases.length > 0 && { cases }) }),
      () => {
        written.drop()
        toast('已提交，等区中心答复')
        onClose()
        onDone()
      },
    )
  return (
    <Sheet open={open} title='提异议' onClose={onClose}>
      <TextArea label='哪个数字不对，为什么' value={reason} error={errors['reason']} onChange={(reason) => written.set({ reason })} />
      <TextField label='涉及的诉求编码' optional hint='有几件就写几件，用逗号隔开。' value={codes} error={Object.entries(errors).find(([name]) => name.startsWith('cases'))?.[1]} maxLength={600} onChange={(codes) => written.set({ codes })} />
      <View className='list__object'>
        <Button look='primary' busy={busy} onClick={() => void object()}>
          提交异议
        </Button>
      </View>
    </Sheet>
  )
}

const VERDICTS = [
  { value: 'upheld', words: '采纳，更正数字' },
  { value: 'refused', words: '不采纳' },
] as const
type Verdict = (typeof VERDICTS)[number]['value']

interface Decision {
  verdict: Verdict | null
  opinion: string
  numbers: Partial<Record<BasicCount, string>>
}

/** The centre's answer to an objection, with the numbers that it puts right. */
export function AnswerSheet({ list, objection, onClose, onDone }: SheetProps & { objection: Objection; onClose: () => void }) {
  const written = useWritten<Decision>('objection-answer', objection.id, { verdict: null, opinion: '', numbers: {} })
  const { verdict, opinion, numbers } = written.value
  const changes = Object.fromEntries(Object.entries(numbers).map(([name, typed]) => [name, Number(typed)] as const).filter(([, by]) => by !== 0)) as Partial<Record<BasicCount, number>>
  const { busy, errors, send } = useSending('opinion', { verdict: !verdict && '请选一下', opinion: tooShort(opinion, 2) })
  const decide = () =>
    send(
      () => call('supervision', 'decideObjection', { id: objection.id, version: list.version, upheld: verdict === 'upheld', opinion, ...(verdict === 'upheld' && { changes }) }),
      () => {
        written.drop()
        toast('已答复')
        onClose()
        onDone()
      },
    )
  return (
    <Sheet open title={`答复${objection.unitName}`} onClose={onClose}>
      <Field label='怎么定' error={errors['verdict']}>
        <Choice label='怎么定' options={VERDICTS} value={verdict ?? undefined} onChange={(verdict) => written.set({ verdict })} row />
      </Field>
      {verdict === 'upheld' &&
        CORRECTABLE.map((name) => <TextField key={name} label={`${COUNT_WORDS[name]}改多少`} optional placeholder='如 -1 或 1' value={numbers[name] ?? ''} maxLength={6} onChange={(typed) => written.set({ numbers: { ...numbers, [name]: typed } })} />)}
      <TextArea label='理由' value={opinion} error={errors['opinion'] ?? errors['changes']} onChange={(opinion) => written.set({ opinion })} />
      <View className='list__object'>
        <Button look='primary' busy={busy} onClick={() => void decide()}>
          答复
        </Button>
      </View>
    </Sheet>
  )
}
