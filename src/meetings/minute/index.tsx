import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import type { Day } from 'domain/calendar/day'
import type { UnitId } from 'domain/organisation/units'
import type { MeetingPage } from 'server/contract'

import { useWritten } from '@/features/draft/use-written'
import '@/supervision/parts/part.scss'
import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { UnitField } from '@/features/act/unit-field'
import { DayField } from '@/supervision/parts/day-field'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { meetings } from '../go'
import { NAME_NOBODY } from '../words'

interface Task {
  words: string
  owner?: UnitId
  dueOn?: Day
}

interface Written {
  words: string
  tasks: Task[]
}

const TASKS_MAX = 5
const NUMERALS = '一二三四五'

/** What was said of one item, and what was decided: who does what until when. */
export default function MinutePage() {
  const { id = '', code } = useRouter().params
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'meeting', input)
  if (!query.value) return <Screen><Loaded query={query}>{() => null}</Loaded></Screen>
  return <Form key={`${id}:${code ?? ''}`} meeting={query.value} code={code} />
}

function Form({ meeting, code }: { meeting: MeetingPage; code: string | undefined }) {
  const item = meeting.items.find((one) => one.code === code)
  const { value, set, drop } = useWritten<Written>('minute', `${meeting.id}:${code ?? ''}`, { words: '', tasks: code ? [] : [{ words: '' }] })
  const change = (at: number, part: Partial<Task>) => set({ tasks: value.tasks.map((task, n) => (n === at ? { ...task, ...part } : task)) })
  const { busy, errors, send } = useSending('words', {
    words: tooShort(value.words, 2),
    ...Object.fromEntries(value.tasks.flatMap(({ words, owner, dueOn }, n) => Object.entries({ words: tooShort(words, 5), owner: !owner && '请选单位', dueOn: !dueOn && '请选日期' }).map(([name, wrong]) => [`decisions.${n}.${name}`, wrong]))),
  })
  const save = () =>
    send(
      () => call('supervision', 'minuteItem', { id: meeting.id, version: meeting.version, ...(code ? { code } : {}), words: value.words.trim(), decisions: value.tasks.map(({ words, owner, dueOn }) => ({ words: words.trim(), owner: owner!, dueOn: dueOn! })) }),
      () => {
        toast('已记录')
        drop()
        meetings.back()
      },
    )
  return (
    <Screen
      heading={code ?? '议题以外的决定'}
      lead={item?.excerpt}
      foot={
        <FootBar note={value.tasks.length > 0 ? '每项决定交给一个单位，到期提醒，办完由召集单位核对。' : undefined} problem={footProblem(null, errors)}>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            记录
          </Button>
        </FootBar>
      }
    >
      <Card>
        <TextArea label='研究情况' hint={NAME_NOBODY} value={value.words} error={errors['words'] ?? errors['code']} maxLength={2000} tall onChange={(words) => set({ words })} />
      </Card>
      {value.tasks.map((task, n) => (
        <Section key={n} title={`决定${NUMERALS[n]}`}>
          <Card>
            <TextArea label='定了什么' value={task.words} error={errors[`decisions.${n}.words`]} maxLength={500} onChange={(words) => change(n, { words })} />
            <Field label='哪个单位落实' error={errors[`decisions.${n}.owner`]}>
              <UnitField label={`决定${NUMERALS[n]}由哪个单位落实`} units={meeting.owners} value={task.owner ? [task.owner] : []} onChange={([owner]) => change(n, { owner })} />
            </Field>
            <DayField label='哪天前落实' value={task.dueOn} error={errors[`decisions.${n}.dueOn`]} onChange={(dueOn) => change(n, { dueOn })} />
            {(code || n > 0) && (
              <View className='part'>
                <Button onClick={() => set({ tasks: value.tasks.filter((_, at) => at !== n) })}>去掉这一项</Button>
              </View>
            )}
          </Card>
        </Section>
      ))}
      <View className='part'>
        <Button icon='edit' disabled={value.tasks.length >= TASKS_MAX} onClick={() => set({ tasks: [...value.tasks, { words: '' }] })}>
          加一项决定
        </Button>
      </View>
    </Screen>
  )
}
