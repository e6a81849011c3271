import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { dayOf, type Day } from 'domain/calendar/day'
import { STRATA, STRATUM_WORDS, type Sizes, type Stratum } from 'domain/supervision/inspection/draw'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { usePages } from '@/api/pages'
import { dayWords, momentWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { ListEnd } from '@/ui/list-end'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { UnreadState } from '@/ui/states'
import { toast } from '@/ui/toast'
import { showWrong } from '@/ui/wrong'

import { DayField } from '../parts/day-field'
import '../parts/part.scss'

interface Written {
  from?: Day
  to?: Day
  sizes: Record<Stratum, string>
}

const NOTHING: Written = { sizes: { village: '5', township: '5', department: '3', district: '0' } }
const FIRST = {}
const MOST = 100

/** Draws what is looked at on site, and shows each draw with what it takes to repeat it. */
export default function DrawPage() {
  const list = usePages('supervision', 'inspections', FIRST)
  const [opened, setOpened] = useState<string>()
  return (
    <Screen lead='按单位类型分开抽，有异常迹象的更容易抽到；抽取可以凭种子重做一遍核对。'>
      <DrawForm onDone={() => void list.refresh()} />
      <Section title='抽过的'>
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.map(({ id, at, from, to, candidates, drawn }) => (
          <Card key={id} title={momentWords(at)} label={`${dayWords(dayOf(at))}抽的，点开核对`} onClick={() => setOpened(id === opened ? undefined : id)}>
            {`${dayWords(from)}至${dayWords(to)}销号的${candidates}件里抽了${drawn}件`}
            {id === opened && <Repeated id={id} />}
          </Card>
        ))}
        {list.items?.length === 0 && <View>还没有抽过。</View>}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </Section>
    </Screen>
  )
}

function DrawForm({ onDone }: { onDone: () => void }) {
  const written = useWritten<Written>('draw', 'one', NOTHING)
  const { value, set } = written
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const wrong = { ...(!value.from && { from: '请选日期' }), ...(!value.to && { to: '请选日期' }), ...Object.fromEntries(STRATA.filter((stratum) => !/^\d+$/.test(value.sizes[stratum].trim()) || Number(value.sizes[stratum]) > MOST).map((stratum) => [stratum, `请填0到${MOST}的件数`])) }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length) return
    setBusy(true)
    const sizes = Object.fromEntries(STRATA.map((stratum) => [stratum, Number(value.sizes[stratum])])) as unknown as Sizes
    const answer = await call('supervision', 'drawInspection', { from: value.from!, to: value.to!, sizes })
    setBusy(false)
    if (!answer.ok) return setErrors(answer.problem.fields ?? { to: answer.problem.message })
    toast('已抽取，已通知核查人')
    written.drop()
    onDone()
  }
  return (
    <Card title='抽一次'>
      <DayField label='从哪天销号的' value={value.from} error={errors['from']} onChange={(from) => set({ from })} />
      <DayField label='到哪天销号的' value={value.to} error={errors['to']} onChange={(to) => set({ to })} />
      {STRATA.map((stratum) => (
        <TextField key={stratum} label={`${STRATUM_WORDS[stratum]}抽几件`} keyboard='number' maxLength={3} value={value.sizes[stratum]} error={errors[stratum]} onChange={(many) => set({ sizes: { ...value.sizes, [stratum]: many } })} />
      ))}
      <View className='part'>
        <Button look='primary' busy={busy} onClick={() => void send()}>
          随机抽取
        </Button>
      </View>
    </Card>
  )
}

function Repeated({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'inspection', input)
  return (
    <Loaded query={query}>
      {({ who, seed, digest, repeats, sample }) => (
        <Facts facts={[['抽取人', who], ['种子', seed], ['名单摘要', digest], ['重做一遍', repeats ? '与记录一致' : '与记录不一致'], ['已有结论', `${sample.filter(({ found }) => found).length}件，共${sample.length}件`]]} />
      )}
    </Loaded>
  )
}
