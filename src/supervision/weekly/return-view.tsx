import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { BasicCount, Counts } from 'domain/ledger/figures'
import { ratesOf } from 'domain/ledger/rates'
import { WEEKLY_WORDS, weekWords, type WeeklyState } from 'domain/supervision/weekly'
import type { WeeklyReturn } from 'server/contract'

import { call } from '@/api/call'
import { momentWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { usePhotos } from '@/features/evidence/use-photos'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Photos } from '@/ui/photos'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Tag, type Tone } from '@/ui/tag'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem, showWrong } from '@/ui/wrong'

import { supervision } from '../go'
import { Numbers, RateLines } from '../parts/numbers'
import { tooShort } from '../parts/use-sending'
import { countWords, number } from '../words'
import './weekly.scss'

const WEEKLY_TONES: Record<WeeklyState, Tone> = { sent: 'green', late: 'amber', due: 'blue', missing: 'red', none: 'grey' }
const SHOWN: readonly BasicCount[] = ['valid', 'finished', 'open', 'overdue']

const by = (n: number) => (n === 0 ? '持平' : n > 0 ? `+${number(n)}` : `−${number(-n)}`)
const since = (now: Counts, before: Counts | undefined, name: BasicCount) => (before ? `，比上周${by((now[name] ?? 0) - (before[name] ?? 0))}` : '')

/** The numbers of the ledger, which nobody types, and what the unit adds to them. */
export function ReturnView({ value, onChanged }: { value: WeeklyReturn; onChanged: () => void }) {
  const { week, unit, drawn, before, figures, sent } = value
  const written = useWritten('weekly', `${week}:${unit}`, { plan: '' })
  const photos = usePhotos()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const wrong = tooShort(written.value.plan, 5)
    setErrors(wrong ? { plan: wrong } : {})
    setProblem(undefined)
    if (wrong) return showWrong({ plan: wrong })
    if (photos.items.some(({ evidence }) => !evidence)) return setProblem('有照片没传上，点照片重传，或者移除它')
    setBusy(true)
    const answer = await call('supervision', 'sendWeekly', { unit, week, plan: written.value.plan, evidence: photos.evidence })
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.problem.message)
    setErrors(answer.ok ? {} : (answer.problem.fields ?? {}))
    if (!answer.ok) return
    toast(answer.value.state === 'late' ? '已补报，记为迟报' : '已报送')
    written.drop()
    photos.clear()
    onChanged()
  }
  const due = value.dueAt === null ? '这一周不用报' : `${momentWords(value.dueAt)}前报送`
  return (
    <Screen
      heading={value.unitName}
      lead={`${weekWords(week)}　${due}`}
      foot={
        value.maySend && (
          <FootBar note='数字由台账自动取，报送时定格。' problem={footProblem(problem === undefined ? null : { message: problem }, errors)}>
            <Button look='primary' busy={busy || photos.busy} onClick={() => void send()}>
              报送
            </Button>
          </FootBar>
        )
      }
    >
      <Card title='本单位主办' aside={<Tag tone={WEEKLY_TONES[value.state]}>{WEEKLY_WORDS[value.state]}</Tag>}>
        <Numbers of={SHOWN.map((name) => ({ words: `${countWords(name)}${since(drawn.account, before?.account, name)}`, value: drawn.account[name], onClick: () => supervision.cases(figures.account, name) }))} />
        <RateLines rates={ratesOf(drawn.account)} />
      </Card>
      {JSON.stringify(drawn.place) !== JSON.stringify(drawn.account) && (
        <Card title='辖区'>
          <Numbers of={SHOWN.map((name) => ({ words: `${countWords(name)}${since(drawn.place, before?.place, name)}`, value: drawn.place[name], onClick: () => supervision.cases(figures.place, name) }))} />
        </Card>
      )}
      {sent && (
        <Section title='单位补充' aside={`${momentWords(sent.at)}报送`}>
          <Card>
            <View>{sent.plan}</View>
            <View className='weekly__photos'>
              {sent.photos.map((url, index) => url && <Image key={url} className='weekly__photo' src={url} mode='aspectFill' ariaLabel={`第${index + 1}张照片`} onClick={() => void Taro.previewImage({ current: url, urls: sent.photos.filter((one) => one !== null) })} />)}
            </View>
          </Card>
        </Section>
      )}
      {value.maySend && (
        <Section title='单位补充'>
          <Card>
            <TextArea label='下一步打算' hint='超期的怎么办、什么时候办完；数字不用写。' value={written.value.plan} error={errors['plan']} maxLength={2000} tall onChange={(plan) => written.set({ plan })} />
            <Field label='照片' optional hint='有现场照片就放，没有不用补拍。' error={errors['evidence']}>
              <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />
            </Field>
          </Card>
        </Section>
      )}
    </Screen>
  )
}
