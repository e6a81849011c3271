import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { CountName } from 'domain/ledger/figures'
import type { Board, TrendMonth } from 'server/contract'

import { Card } from '@/ui/card'

import { Chart } from '../chart/chart'
import type { Drawing } from '../chart/options'
import { supervision } from '../go'
import { COUNT_WORDS, countWords, number } from '../words'

/** How many months of a trend are read beside its picture. */
const READ_MONTHS = 6

/** What was filed and what was resolved of it, over a year. */
export function Trend({ months, onOpen }: { months: readonly TrendMonth[]; onOpen?: (month: string) => void }) {
  const drawing = useMemo((): Drawing => ({ as: 'trend', labels: months.map(({ month }) => `${Number(month.slice(5))}月`), bars: { name: '有效', values: months.map(({ valid }) => valid) }, line: { name: '化解', values: months.map(({ resolved }) => resolved) } }), [months])
  const read = months.slice(-READ_MONTHS).reverse()
  return (
    <Card title='近一年走势' aside='灰柱为有效，绿线为化解'>
      <Chart drawing={drawing} label='近一年每月有效诉求和其中已化解的件数，数字见下' />
      <View className='figures'>
        {read.map(({ month, valid, resolved }) => (
          <View key={month} className='figures__line' hoverClass={onOpen ? 'numbers--pressed' : 'none'} ariaRole={onOpen ? 'button' : undefined} onClick={onOpen && (() => onOpen(month))}>
            <View className='figures__words'>{`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`}</View>
            <View className='figures__value'>{`有效 ${number(valid)}　化解 ${number(resolved)}`}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}

interface Part {
  words: string
  value: number
  note?: string
  onClick?: () => void
}

/** A number by what it is made of, as bars and as words. */
export function Breakdown({ title, of }: { title: string; of: readonly Part[] }) {
  const key = JSON.stringify(of.map(({ words, value }) => [words, value]))
  const drawing = useMemo((): Drawing => {
    const parts = JSON.parse(key) as [string, number][]
    return { as: 'bars', labels: parts.map(([words]) => words), values: parts.map(([, value]) => value) }
  }, [key])
  return (
    <Card title={title}>
      <Chart drawing={drawing} label={`${title}，数字见下`} />
      <View className='figures'>
        {of.map(({ words, value, note, onClick }) => (
          <View key={words} className='figures__line' hoverClass={onClick ? 'numbers--pressed' : 'none'} ariaRole={onClick ? 'button' : undefined} onClick={onClick}>
            <View className='figures__words'>{words}</View>
            <View className='figures__value'>{number(value)}</View>
            {note && <View className='figures__note'>{note}</View>}
          </View>
        ))}
      </View>
    </Card>
  )
}

/** What a board shows in pictures: over the months, by age, by kind, by channel. */
export function Pictures({ board, opens }: { board: Board; opens?: boolean }) {
  const month = board.month ?? undefined
  const open = (name: CountName) => supervision.cases(board.figure, name, month)
  return (
    <View className='board__pictures'>
      <Trend months={board.trend} onOpen={opens ? (one) => supervision.cases(board.figure, 'valid', one) : undefined} />
      <Breakdown
        title='在办的有多久了'
        of={board.ages.map(({ words, open: n, overdue, from, until }) => ({ words, value: n, note: overdue > 0 ? `其中${COUNT_WORDS.overdue} ${overdue}` : undefined, onClick: opens ? () => supervision.cases(board.figure, 'open', from, until) : undefined }))}
      />
      <Breakdown title='按类别' of={board.kinds.map(({ kind, valid, resolved }) => ({ words: countWords(`valid:${kind}`).split(' · ')[1]!, value: valid, note: `化解 ${resolved}`, onClick: opens ? () => open(`valid:${kind}`) : undefined }))} />
      <Breakdown title='按渠道' of={board.channels.map(({ channel, valid, resolved }) => ({ words: countWords(`valid:${channel}`).split(' · ')[1]!, value: valid, note: `化解 ${resolved}`, onClick: opens ? () => open(`valid:${channel}`) : undefined }))} />
    </View>
  )
}
