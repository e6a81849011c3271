import { View } from '@tarojs/components'
import type { Day } from 'domain/calendar/day'
import type { WarningPage } from 'server/contract'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { DayField } from '../parts/day-field'
import '../parts/part.scss'
import { tooShort, useSending, type Wanting } from '../parts/use-sending'

interface Fields {
  words: string
  place: string
  with?: string
  on?: Day
  verdict?: 'passed' | 'failed'
}

interface Form {
  title: string
  words: string
  hint?: string
  button: string
  day?: string
  /** What is still missing of what it needs. */
  wanting: (fields: Fields) => Wanting
  send: (warning: WarningPage, fields: Fields) => Promise<{ ok: true } | { ok: false; problem: Problem }>
}

const chosen = (value: unknown) => !value && '请选一下'
const on = ({ id, version }: WarningPage) => ({ id, version })

/** The form of each step, by what one may do. */
const FORMS: Record<keyof WarningPage['may'], Form> = {
  talk: {
    title: '登记约谈', words: '谈了什么', hint: '指出的问题，单位主要负责人怎么说。', button: '登记约谈', day: '哪天谈的',
    wanting: ({ words, place, with: head, on: when }) => ({ with: chosen(head), on: chosen(when), place: tooShort(place, 2), words: tooShort(words, 10) }),
    send: (warning, { words, place, with: head, on: when }) => call('supervision', 'talkWarning', { ...on(warning), on: when!, place, with: head!, record: words }),
  },
  setDate: {
    title: '定整改期限', words: '要整改什么', button: '定下期限', day: '整改到哪天',
    wanting: ({ words, on: when }) => ({ on: chosen(when), words: tooShort(words, 2) }),
    send: (warning, { words, on: when }) => call('supervision', 'setRectification', { ...on(warning), dueOn: when!, words }),
  },
  answer: {
    title: '报告整改情况', words: '做了什么，结果怎样', button: '报告',
    wanting: ({ words }) => ({ words: tooShort(words, 5) }),
    send: (warning, { words }) => call('supervision', 'answerWarning', { ...on(warning), words }),
  },
  recheck: {
    title: '复查', words: '怎么查的，查到什么', button: '登记复查',
    wanting: ({ words, verdict }) => ({ verdict: chosen(verdict), words: tooShort(words, 5) }),
    send: (warning, { words, verdict }) => call('supervision', 'recheckWarning', { ...on(warning), words, passed: verdict === 'passed' }),
  },
}

const VERDICTS = (level: WarningPage['level']) => [
  { value: 'passed' as const, words: '整改到位，解除' },
  { value: 'failed' as const, words: level === 'yellow' ? '没有整改到位，升为红灯' : '没有整改到位，重新约谈' },
]

/** The step that is mine to take, if there is one. */
export function StepForm({ warning, onDone }: { warning: WarningPage; onDone: () => void }) {
  const [name] = (Object.keys(FORMS) as (keyof typeof FORMS)[]).filter((one) => warning.may[one])
  if (!name) return null
  return <Filled key={name} form={FORMS[name]} name={name} warning={warning} onDone={onDone} />
}

function Filled({ form, name, warning, onDone }: { form: Form; name: keyof typeof FORMS; warning: WarningPage; onDone: () => void }) {
  const written = useWritten<Fields>('warning', `${warning.id}:${warning.version}`, { words: '', place: '' })
  const { value, set } = written
  const { busy, errors, send } = useSending('words', form.wanting(value))
  const take = () =>
    send(
      () => form.send(warning, value),
      () => {
        toast('已登记')
        written.drop()
        onDone()
      },
    )
  return (
    <Section title={form.title}>
      <Card>
        {name === 'talk' && (
          <Field label='约谈谁' hint='只和单位主要负责人谈。' error={errors['with']}>
            <Choice label='约谈谁' options={warning.heads.map(({ id, name: words }) => ({ value: id, words }))} value={value.with} onChange={(head) => set({ with: head })} />
          </Field>
        )}
        {name === 'recheck' && (
          <Field label='查下来怎样' error={errors['verdict']}>
            <Choice label='查下来怎样' options={VERDICTS(warning.level)} value={value.verdict} onChange={(verdict) => set({ verdict })} />
          </Field>
        )}
        {form.day && <DayField label={form.day} value={value.on} error={errors['on'] ?? errors['dueOn']} onChange={(day) => set({ on: day })} />}
        {name === 'talk' && <TextField label='在哪里谈的' value={value.place} error={errors['place']} maxLength={60} onChange={(place) => set({ place })} />}
        <TextArea label={form.words} hint={form.hint} value={value.words} error={errors['words'] ?? errors['record']} maxLength={1000} onChange={(words) => set({ words })} />
        <View className='part'>
          <Button look='primary' busy={busy} onClick={() => void take()}>
            {form.button}
          </Button>
        </View>
      </Card>
    </Section>
  )
}
