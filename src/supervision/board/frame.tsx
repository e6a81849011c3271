import { View } from '@tarojs/components'
import { useMemo, useState, type ReactNode } from 'react'
import { monthWords } from 'domain/supervision/monthlyList'
import type { Board } from 'server/contract'

import { Button } from '@/ui/button'
import { Screen } from '@/ui/screen'

import { FormulaSheet } from '../parts/formula'
import { Links } from '../parts/links'
import { MonthSheet } from '../parts/month-sheet'
import './board.scss'

const ALL_TIME = 'all'

/** Which month a board is of, and how another is chosen. */
export interface Period {
  input: { month?: string }
  choose: (month: string | undefined) => void
}

export function usePeriod(): Period {
  const [month, choose] = useState<string>()
  const input = useMemo(() => (month ? { month } : {}), [month])
  return { input, choose }
}

/** The heading, the choice of a month and how rates are worked out, around any board. */
export function Frame({ board, period, heading, children }: { board: Board | null; period: Period; heading: string; children: ReactNode }) {
  const [choosing, setChoosing] = useState(false)
  const [explaining, setExplaining] = useState(false)
  const { month } = period.input
  const options = [{ value: ALL_TIME, words: '全部时间' }, ...(board?.months ?? []).map((value) => ({ value, words: monthWords(value) }))]
  return (
    <Screen
      wide
      heading={heading}
      lead={month ? `${monthWords(month)}提交的诉求` : '全部时间提交的诉求'}
      over={
        <>
          <MonthSheet open={choosing} options={options} value={month ?? ALL_TIME} onChange={(value) => period.choose(value === ALL_TIME ? undefined : value)} onClose={() => setChoosing(false)} />
          <FormulaSheet open={explaining} onClose={() => setExplaining(false)} />
        </>
      }
    >
      <Links>
        <Button icon='clock' onClick={() => setChoosing(true)}>{month ? monthWords(month) : '按月看'}</Button>
        <Button icon='help' onClick={() => setExplaining(true)}>
          怎么算的
        </Button>
      </Links>
      <View className='board'>{children}</View>
    </Screen>
  )
}
