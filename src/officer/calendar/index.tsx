import { useState } from 'react'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { dayWords } from '@/features/days'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem, showWrong } from '@/ui/wrong'

import { daysIn } from './days'

/** There is one such form. */
const ONLY = 'next'

/** The years whose holidays are known, and the next one's notice to add. */
export default function CalendarPage() {
  const query = useQuery('supervision', 'calendar', {})
  const written = useWritten('calendar', ONLY, { year: '', holidays: '', makeUpDays: '' })
  const { year, holidays, makeUpDays } = written.value
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const save = async () => {
    const [off, on] = [daysIn(holidays), daysIn(makeUpDays)]
    const wrong = {
      ...(/^\d{4}$/.test(year.trim()) ? {} : { year: '请写年份，比如2027' }),
      ...(off && off.length > 0 ? {} : { holidays: '每行写一天，或“2027-01-01 至 2027-01-03”' }),
      ...(on ? {} : { makeUpDays: '每行写一天，比如2027-01-10' }),
    }
    setErrors(wrong)
    showWrong(wrong)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    const answer = await call('supervision', 'saveYear', { year: Number(year.trim()), holidays: off!, makeUpDays: on! })
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.problem.message)
    if (!answer.ok) return setErrors(answer.problem.fields ?? {})
    toast('已保存，正在重算期限')
    written.drop()
    void query.refresh()
  }

  return (
    <Screen
      lead='国务院公布下一年的放假安排后在这里登记；在办的期限会自动重算，并通知到人。'
      foot={
        <FootBar problem={footProblem(null, errors) ?? problem}>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            保存并重算期限
          </Button>
        </FootBar>
      }
    >
      <Loaded query={query}>
        {({ horizon, years, working }) => (
          <>
            <Callout tone={working ? 'amber' : 'blue'} title={`放假安排已到${horizon}年`}>
              {working ? '正在重算在办诉求的期限。' : `${horizon + 1}年起的日期是暂定的。`}
            </Callout>
            {years.map((one) => (
              <Card key={one.year} title={`${one.year}年`}>
                <Facts facts={[['放假', one.holidays.map((day) => dayWords(day)).join('、')], ['补班', one.makeUpDays.map((day) => dayWords(day)).join('、')]]} />
              </Card>
            ))}
          </>
        )}
      </Loaded>
      <Card title='登记一年的放假安排'>
        <TextField label='年份' keyboard='number' value={year} maxLength={4} error={errors.year} onChange={(year) => written.set({ year })} placeholder='2027' />
        <TextArea label='放假的日子' tall value={holidays} error={errors.holidays} onChange={(holidays) => written.set({ holidays })} hint='每行一天或一段，如：2027-01-01 至 2027-01-03' />
        <TextArea label='补班的日子' optional value={makeUpDays} error={errors.makeUpDays} onChange={(makeUpDays) => written.set({ makeUpDays })} hint='每行一天，如：2027-01-10' />
      </Card>
    </Screen>
  )
}
