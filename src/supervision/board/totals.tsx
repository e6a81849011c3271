import { View } from '@tarojs/components'
import { useState } from 'react'
import { DISCONTENTS, type Discontent } from 'domain/appeal/payloads'
import { type CountName, discontentCount } from 'domain/ledger/figures'
import { RATES, type RateName } from 'domain/ledger/rates'
import type { Board } from 'server/contract'

import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Sheet } from '@/ui/sheet'

import { supervision } from '../go'
import { Numbers, RateLines } from '../parts/numbers'
import { countWords } from '../words'
import type { Period } from './frame'
import './board.scss'

const DISCONTENT = (Object.keys(DISCONTENTS) as Discontent[]).map(discontentCount)

/** Counts of a board, each opening its cases where one may read them. */
export function Counters({ board, month, names, opens }: { board: Pick<Board, 'figure' | 'counts'>; month?: string; names: readonly CountName[]; opens?: boolean }) {
  return (
    <Numbers
      of={names.map((name) => ({
        words: countWords(name),
        value: board.counts[name],
        ...(name === 'overdue' && board.counts[name] ? { tone: 'red' as const } : name === 'resolved' ? { tone: 'green' as const } : {}),
        ...(opens ? { onClick: () => supervision.cases(board.figure, name, month) } : {}),
      }))}
    />
  )
}

/** The rates; each opens to the counts that it is made of, and each of those to its cases. */
export function Rates({ board, month, opens }: { board: Pick<Board, 'figure' | 'counts' | 'rates'>; month?: string; opens?: boolean }) {
  const [shown, setShown] = useState<RateName>()
  const names: CountName[] = shown ? [...new Set([...RATES[shown].above, ...RATES[shown].below])] : []
  // Why somebody was not satisfied stands beside how many were not.
  const why = shown === 'satisfaction' ? DISCONTENT.filter((name) => board.counts[name]) : []
  return (
    <>
      <RateLines rates={board.rates} onOpen={opens ? setShown : undefined} />
      <Sheet open={shown !== undefined} title={shown ? RATES[shown].words : ''} onClose={() => setShown(undefined)}>
        {shown && <Facts facts={[['分子', RATES[shown].aboveWords], ['分母', RATES[shown].belowWords]]} />}
        <View className='board__parts'>
          <Counters board={board} month={month} names={[...names, ...why]} opens />
        </View>
      </Sheet>
    </>
  )
}

/** What a board says first. */
export function Totals({ board, period, opens }: { board: Board; period: Period; opens?: boolean }) {
  const { month } = period.input
  return (
    <Card>
      <Counters board={board} month={month} names={['valid', 'resolved', 'open', 'overdue']} opens={opens} />
      <Rates board={board} month={month} opens={opens} />
    </Card>
  )
}
