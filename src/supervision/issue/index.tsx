import Taro from '@tarojs/taro'
import { useMemo } from 'react'
import type { UnitId } from 'domain/organisation/units'
import { RED_WORDS } from 'domain/supervision/warnings'
import type { DistrictTree } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { UnitField } from '@/features/act/unit-field'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { tooShort, useSending } from '../parts/use-sending'

const RULES = ['falseData', 'shamCloseOut'] as const

interface Written {
  unit?: UnitId
  rule?: (typeof RULES)[number]
  words: string
  codes: string
}

const EMPTY: Written = { words: '', codes: '' }
const NOTHING = {}

const unitsOf = ({ townships, departments }: DistrictTree) => [...departments, ...townships.flatMap(({ villages, ...township }) => [township, ...villages])]

/** A red warning by people who found something: to which unit, of what, with what was found and in which cases. */
export default function IssuePage() {
  const query = useQuery('account', 'district', NOTHING)
  const { value, set, drop } = useWritten<Written>('issue', 'one', EMPTY)
  const { busy, errors, send } = useSending('words', { unit: !value.unit && '请选单位', rule: !value.rule && '请选一下', words: tooShort(value.words, 5) })
  const units = useMemo(() => (query.value ? unitsOf(query.value) : []), [query.value])
  let issued = ''
  const issue = () =>
    send(
      async () => {
        const cases = value.codes.split(/[\s,，、;；]+/).filter(Boolean)
        const answer = await call('supervision', 'issueWarning', { unit: value.unit!, rule: value.rule!, words: value.words.trim(), cases })
        if (answer.ok) issued = answer.value.id
        return answer
      },
      () => {
        toast('已发出，单位会收到')
        drop()
        void Taro.redirectTo({ url: `/supervision/warning/index?id=${encodeURIComponent(issued)}` })
      },
    )
  return (
    <Screen
      lead='查到造假才发红灯。单位会看到理由和涉及的诉求，要约谈、整改、复查。'
      foot={
        <FootBar problem={footProblem(null, errors)}>
          <Button look='primary' busy={busy} onClick={() => void issue()}>
            发出红灯
          </Button>
        </FootBar>
      }
    >
      <Loaded query={query}>
        {() => (
          <Card>
            <Field label='发给哪个单位' error={errors['unit']}>
              <UnitField label='发给哪个单位' units={units} value={value.unit ? [value.unit] : []} onChange={([unit]) => set({ unit })} />
            </Field>
            <Field label='因为什么' error={errors['rule']}>
              <Choice row label='因为什么' options={RULES.map((rule) => ({ value: rule, words: RED_WORDS[rule] }))} value={value.rule} onChange={(rule) => set({ rule })} />
            </Field>
            <TextArea label='查到了什么' hint='什么时候、在哪里、怎么查到的；不写诉求人。' value={value.words} error={errors['words']} maxLength={1000} tall onChange={(words) => set({ words })} />
            <TextField label='涉及的诉求编码' optional hint='只写这个单位办的，用逗号隔开。' value={value.codes} error={Object.entries(errors).find(([name]) => name.startsWith('cases'))?.[1]} maxLength={600} onChange={(codes) => set({ codes })} />
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}
