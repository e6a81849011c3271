import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import type { Action } from 'domain/appeal/payloads'
import type { Status } from 'domain/appeal/statuses'
import type { Day } from 'domain/calendar/day'

import { dayWords } from '@/features/days'
import { whoAmI } from '@/features/session/me'
import { Card } from '@/ui/card'

type Seen = Pick<AppealPage, 'status' | 'timeline' | 'contestUntil'>

const TITLES: Partial<Record<Status, string>> = { invalid: '为什么没有受理', unreasonable: '为什么没有支持' }
const FINDINGS: readonly Action[] = ['screenInvalid', 'reviewUnreasonable', 'uphold']

/** To the petitioner whose appeal was not taken on: the reason in full, where to go instead, and what may still be done by when. */
export function Refused({ page }: { page: Seen }) {
  const title = TITLES[page.status]
  const finding = [...page.timeline].reverse().find(({ action }) => FINDINGS.includes(action))
  if (!title || !finding) return null
  return (
    <Card title={title}>
      <View>{finding.sentence}</View>
      {finding.texts.map(([label, words]) => (
        <View key={label} className='overview__text'>
          {words}
        </View>
      ))}
      <View className='overview__by'>
        {contestWords(page.contestUntil)}
      </View>
    </Card>
  )
}

/** What may still be done against it, and until when; a day that has passed is said as passed. */
function contestWords(until: Day | null): string {
  if (until === null) return '上级已经重新审查过，这是最后的结果。有新的情况，可以重新反映。'
  const today = whoAmI()?.today
  if (today !== undefined && until < today) return `请上级重新审查的期限（${dayWords(until)}）已经过了。有新的情况，可以重新反映。`
  return `您不同意的话，${dayWords(until)}前可以请上级重新审查，只能申请一次。`
}
