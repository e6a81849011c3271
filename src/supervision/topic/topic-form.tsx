import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Day } from 'domain/calendar/day'
import type { TopicPage } from 'server/contract'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { UnitField } from '@/features/act/unit-field'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field, TextField } from '@/ui/field'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { DayField } from '../parts/day-field'
import '../parts/part.scss'
import { tooShort, useSending, type Wanting } from '../parts/use-sending'

interface Fields {
  title: string
  cause: string
  measure: string
  effect: string
  reason: string
  owner?: string
  on?: Day
}

type Name = 'confirm' | 'plan' | 'done' | 'dismiss'
type Line = 'title' | 'cause' | 'measure' | 'effect' | 'reason'

interface Form {
  title: string
  button: string
  lines: readonly Line[]
  day?: string
  owner?: boolean
  /** What is still missing of what it needs. */
  wanting: (fields: Fields) => Wanting
  send: (topic: TopicPage, fields: Fields) => Promise<{ ok: true } | { ok: false; problem: Problem }>
}

const LINES: Record<Line, { label: string; hint?: string; most: number }> = {
  title: { label: '专题名称', hint: '哪里的什么问题', most: 40 },
  cause: { label: '病因', hint: '为什么会反复有人反映。', most: 1000 },
  measure: { label: '措施', hint: '怎么从根上解决，立什么规矩。', most: 1000 },
  effect: { label: '怎么落实的，成效怎样', most: 1000 },
  reason: { label: '为什么不作为专题', most: 500 },
}

const chosen = (value: unknown) => !value && '请选一下'
const on = ({ id, version }: TopicPage) => ({ id, version })

/** The form of each step, in the order in which they are offered. */
const FORMS: Record<Name, Form> = {
  confirm: { title: '是同一个病因：确认为专题', button: '确认为专题', lines: ['title'], wanting: ({ title }) => ({ title: tooShort(title, 4) }), send: (topic, { title }) => call('supervision', 'confirmTopic', { ...on(topic), title }) },
  plan: {
    title: '病因和措施', button: '定下措施', lines: ['cause', 'measure'], owner: true, day: '哪天前落实',
    wanting: ({ cause, measure, owner, on: by }) => ({ cause: tooShort(cause, 5), measure: tooShort(measure, 5), owner: chosen(owner), on: chosen(by) }),
    send: (topic, { cause, measure, owner, on: by }) => call('supervision', 'planTopic', { ...on(topic), cause, measure, owner: owner!, dueOn: by! }),
  },
  done: { title: '报告措施已落实', button: '已经落实', lines: ['effect'], day: '哪天落实的', wanting: ({ effect, on: since }) => ({ effect: tooShort(effect, 5), on: chosen(since) }), send: (topic, { effect, on: since }) => call('supervision', 'finishTopicMeasure', { ...on(topic), on: since!, effect }) },
  dismiss: { title: '不是同一个病因', button: '不作为专题', lines: ['reason'], wanting: ({ reason }) => ({ reason: tooShort(reason, 2) }), send: (topic, { reason }) => call('supervision', 'dismissTopic', { ...on(topic), reason }) },
}

/** The steps that are mine to take. */
export function TopicForm({ topic, onDone }: { topic: TopicPage; onDone: () => void }) {
  const offered = (Object.keys(FORMS) as Name[]).filter((name) => topic.may[name])
  return (
    <>
      {offered.map((name, n) => (
        <Filled key={name} name={name} form={FORMS[name]} primary={n === 0} topic={topic} onDone={onDone} />
      ))}
    </>
  )
}

function Filled({ name, form, primary, topic, onDone }: { name: Name; form: Form; primary: boolean; topic: TopicPage; onDone: () => void }) {
  const { value, set, drop } = useWritten<Fields>('topic', `${topic.id}:${topic.version}:${name}`, { title: topic.title, cause: topic.cause ?? '', measure: topic.measure ?? '', effect: '', reason: '' })
  const { busy, errors, send } = useSending(form.lines[0]!, form.wanting(value))
  // What is not the first thing to do, or is done already, stands behind a button, so that one screen asks for one thing.
  const [open, setOpen] = useState(primary && !(name === 'plan' && topic.measure))
  const take = () =>
    send(
      () => form.send(topic, value),
      () => {
        toast('已登记')
        drop()
        onDone()
      },
    )
  if (!open) {
    return (
      <View className='part'>
        <Button onClick={() => setOpen(true)}>{form.title}</Button>
      </View>
    )
  }
  return (
    <Section title={form.title}>
      <Card>
        {form.lines.map((line) => {
          const { label, hint, most } = LINES[line]
          const common = { label, hint, value: value[line], error: errors[line], maxLength: most, onChange: (words: string) => set({ [line]: words }) }
          return line === 'title' ? <TextField key={line} {...common} /> : <TextArea key={line} {...common} />
        })}
        {form.owner && (
          <Field label='责任单位' error={errors['owner']}>
            <UnitField label='责任单位' units={topic.units} value={value.owner ? [value.owner] : []} onChange={([owner]) => set({ owner })} />
          </Field>
        )}
        {form.day && <DayField label={form.day} value={value.on} error={errors['on'] ?? errors['dueOn']} onChange={(day) => set({ on: day })} />}
        <View className='part'>
          <Button look={primary ? 'primary' : undefined} busy={busy} onClick={() => void take()}>
            {form.button}
          </Button>
        </View>
      </Card>
    </Section>
  )
}
