import { View } from '@tarojs/components'
import type { AppealPage, PublicResult } from 'server/contract'
import { type Day } from 'domain/calendar/day'

import { dayWords } from '@/features/days'
import { Facts } from '@/ui/facts'
import { Timeline } from '@/ui/timeline'

/** An individual plan: why it came to this, then the steps, those that are done first told as done. */
export function Plan({ plan: { causes, steps } }: { plan: NonNullable<AppealPage['plan']> }) {
  const next = steps.findIndex(({ doneOn }) => !doneOn)
  return (
    <>
      <View>原因：{causes}</View>
      <Timeline
        moments={steps.map(({ what, owner, by, doneOn, progress }, index) => ({
          key: `${index}`,
          words: `第${index + 1}步：${what}`,
          when: doneOn ? `${dayWords(doneOn)}办好了` : `${dayWords(by)}前`,
          state: doneOn ? 'past' : index === next ? 'now' : 'future',
          note: (owner || progress.length > 0) && (
            <>
              {owner && <View>责任人：{owner}</View>}
              {progress.map(({ on, words }) => (
                <View key={on + words}>{`${dayWords(on)}：${words}`}</View>
              ))}
            </>
          ),
        }))}
      />
    </>
  )
}

type Carried = NonNullable<PublicResult['measure']> & { owner?: string | null }

/** What an adopted suggestion leads to, and what came of it. */
export function Measure({ measure: { what, owner, by, doneOn, effect } }: { measure: Carried }) {
  return (
    <Facts
      facts={[
        ['怎么落实', what],
        ['责任人', owner],
        ['进度', carriedWords(by, doneOn)],
        ['成效', effect],
      ]}
    />
  )
}

/** `落实中，6月1日（周一）前`, or that its effect is on record. */
export const carriedWords = (by: Day, doneOn: Day | null): string => (doneOn ? `${dayWords(doneOn)}已见效` : `落实中，${dayWords(by)}前`)
