import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { type Day } from 'domain/calendar/day'
import { MEETINGS } from 'domain/supervision/meeting/kinds'
import type { DecisionPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { dayWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { go } from '@/features/go'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { DayField } from '@/supervision/parts/day-field'
import '@/supervision/parts/part.scss'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Field } from '@/ui/field'
import { Loaded } from '@/ui/loaded'
import { usePane } from '@/ui/pane'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { meetings } from '../go'
import { decisionTone, decisionWords, dueWords } from '../words'

/** One decision as a task: what, who, until when, what came of it. */
export function DecisionView({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'decision', input)
  const pane = usePane()
  const changed = () => {
    void query.refresh()
    pane?.onChanged?.()
  }
  return (
    <Screen wide>
      <Loaded query={query}>{(decision) => <Whole decision={decision} onChanged={changed} />}</Loaded>
    </Screen>
  )
}

function Whole({ decision, onChanged }: { decision: DecisionPage; onChanged: () => void }) {
  const { kind, code, words, ownerName, decidedOn, answer, steps, may, opens } = decision
  return (
    <Columns>
      <Card title={ownerName} aside={<Tag tone={decisionTone(decision)}>{decisionWords(decision)}</Tag>}>
        <View>{words}</View>
        <View className='part'>
          <Facts facts={[['时限', dueWords(decision)], ['会议', `${dayWords(decidedOn)} ${MEETINGS[kind].words}`], ['诉求', code], ['答复', answer]]} />
        </View>
        <View className='part'>
          <Button onClick={() => meetings.meeting(decision.meeting)}>看会议</Button>
        </View>
        {opens && code && (
          <View className='part'>
            <Button onClick={() => go.case(code)}>打开这件诉求</Button>
          </View>
        )}
      </Card>
      {may.answer && <AnswerForm key={decision.version} decision={decision} onDone={onChanged} />}
      {may.check && <CheckForm key={decision.version} decision={decision} onDone={onChanged} />}
      <RecordedSteps steps={steps} />
    </Columns>
  )
}

function AnswerForm({ decision, onDone }: { decision: DecisionPage; onDone: () => void }) {
  const { value, set, drop } = useWritten('decision-answer', decision.id, { answer: '' })
  const { busy, errors, send } = useSending('answer', { answer: tooShort(value.answer, 5) })
  const save = () =>
    send(
      () => call('supervision', 'answerDecision', { id: decision.id, version: decision.version, answer: value.answer.trim() }),
      () => {
        toast('已答复')
        drop()
        onDone()
      },
    )
  return (
    <Section title='答复落实情况'>
      <Card>
        <TextArea label='做了什么，结果怎样' hint='不写诉求人的姓名、电话。' value={value.answer} error={errors['answer']} maxLength={2000} onChange={(answer) => set({ answer })} />
        <View className='part'>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            答复
          </Button>
        </View>
      </Card>
    </Section>
  )
}

const VERDICTS = [
  { value: 'accepted' as const, words: '落实了，通过' },
  { value: 'back' as const, words: '没有落实，退回' },
]

interface Checked {
  verdict?: 'accepted' | 'back'
  words: string
  dueOn?: Day
}

function CheckForm({ decision, onDone }: { decision: DecisionPage; onDone: () => void }) {
  const { value, set, drop } = useWritten<Checked>('decision-check', `${decision.id}:${decision.version}`, { words: '' })
  const { busy, errors, send } = useSending('words', { verdict: !value.verdict && '请选一下', words: tooShort(value.words, 2) })
  const save = () =>
    send(
      () => call('supervision', 'checkDecision', { id: decision.id, version: decision.version, accepted: value.verdict === 'accepted', words: value.words.trim(), ...(value.verdict === 'back' && value.dueOn ? { dueOn: value.dueOn } : {}) }),
      () => {
        toast('已核对')
        drop()
        onDone()
      },
    )
  return (
    <Section title='核对'>
      <Card>
        <Field label='核对下来怎样' error={errors['verdict']}>
          <Choice label='核对下来怎样' options={VERDICTS} value={value.verdict} onChange={(verdict) => set({ verdict })} />
        </Field>
        {value.verdict === 'back' && <DayField label='改到哪天前（不选就不改）' value={value.dueOn} error={errors['dueOn']} onChange={(dueOn) => set({ dueOn })} />}
        <TextArea label='怎么核对的' value={value.words} error={errors['words']} maxLength={1000} onChange={(words) => set({ words })} />
        <View className='part'>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            登记核对
          </Button>
        </View>
      </Card>
    </Section>
  )
}
