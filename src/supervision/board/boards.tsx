import { View } from '@tarojs/components'
import { useMemo, useState, type ReactNode } from 'react'
import { DISCONTENTS, type Discontent } from 'domain/appeal/payloads'
import { type CountName, discontentCount } from 'domain/ledger/figures'
import type { RateName } from 'domain/ledger/rates'
import { RATES } from 'domain/ledger/rates'
import type { UnitKind } from 'domain/organisation/units'
import { monthWords } from 'domain/supervision/monthlyList'
import { RANKED_KINDS } from 'domain/supervision/standings'
import { RETURNING } from 'domain/supervision/weekly'
import type { Board } from 'server/contract'

import { useQuery } from '@/api/cache'
import { useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'

import { supervision } from '../go'
import { FormulaSheet } from '../parts/formula'
import { Links } from '../parts/links'
import { MonthSheet } from '../parts/month-sheet'
import { Numbers, RateLines } from '../parts/numbers'
import { Tiles } from '../parts/tiles'
import { countWords } from '../words'
import { Breakdown, Trend } from './pictures'
import './board.scss'

const ALL_TIME = 'all'

/** The district for its leaders: every number opens its cases, every tile its unit. */
export function DistrictBoard() {
  const period = usePeriod()
  const query = useQuery('supervision', 'leadership', period.input)
  // The centre keeps what the performance centre assesses units by.
  const assesses = useMe()?.posts.some(({ kind }) => kind === 'centre' || kind === 'performance')
  return (
    <Frame board={query.value} period={period} heading='全区'>
      <Loaded query={query}>
        {(board) => (
          <>
            <Totals board={board} period={period} opens />
            <Links>
              <Button onClick={() => supervision.list()}>红黑榜</Button>
              <Button onClick={() => supervision.weekly()}>周报</Button>
              <Button onClick={() => supervision.warnings()}>预警</Button>
              <Button onClick={() => supervision.topics()}>专题治理</Button>
              <Button onClick={() => supervision.settlement()}>月结</Button>
              {assesses && <Button onClick={supervision.assessment}>年度考核表</Button>}
            </Links>
            <Pictures board={board} opens />
            <Section title='乡镇（街道）' aside='点开看辖区'>
              <Tiles of={board.townships} onOpen={(unit) => supervision.unit(unit)} />
            </Section>
            <Section title='区级部门' aside='按主办计'>
              <Tiles of={board.departments.filter(({ counts }) => counts.received)} onOpen={(unit) => supervision.unit(unit)} />
            </Section>
          </>
        )}
      </Loaded>
    </Frame>
  )
}

/** One unit: what lies in its place, what it answers for, its villages. */
export function UnitBoardView({ unit }: { unit?: string }) {
  const period = usePeriod()
  const input = useMemo(() => ({ ...period.input, ...(unit && { unit }) }), [period.input, unit])
  const query = useQuery('supervision', 'unitBoard', input)
  return (
    <Frame board={query.value} period={period} heading={query.value?.unit.name ?? ''}>
      <Loaded query={query}>
        {(board) => (
          <>
            <Totals board={board} period={period} opens />
            <Section title='本单位主办' aside='排名按这一项'>
              <Card>
                <Counters board={{ ...board, ...board.account }} month={period.input.month} names={['valid', 'finished', 'late', 'overdue']} opens />
                <Rates board={board.account} month={period.input.month} opens />
              </Card>
            </Section>
            <Links>
              <Button onClick={() => supervision.list(rankedKind(board.unit.kind))}>红黑榜</Button>
              {RETURNING.includes(board.unit.kind) && <Button onClick={() => supervision.weekly(board.unit.id)}>周报</Button>}
              <Button onClick={() => supervision.warnings(board.unit.id)}>预警</Button>
              <Button onClick={() => supervision.topics()}>专题治理</Button>
              <Button onClick={() => supervision.settlement(board.unit.id)}>月结</Button>
            </Links>
            <Pictures board={board} opens />
            {board.below.length > 0 && (
              <Section title='村（社区）'>
                <Tiles of={board.below} onOpen={(village) => supervision.unit(village)} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

/** What everyone may know: numbers without the cases behind them. */
export function PublicBoardView() {
  const period = usePeriod()
  const query = useQuery('supervision', 'publicBoard', period.input)
  return (
    <Frame board={query.value} period={period} heading='大家的诉求办得怎么样'>
      <Loaded query={query}>
        {(board) => (
          <>
            <Totals board={board} period={period} />
            <Links>
              <Button onClick={() => supervision.list()}>各单位红黑榜</Button>
            </Links>
            <Pictures board={board} />
            <Section title='各乡镇（街道）'>
              <Tiles of={board.townships} />
            </Section>
          </>
        )}
      </Loaded>
    </Frame>
  )
}

const DISCONTENT = (Object.keys(DISCONTENTS) as Discontent[]).map(discontentCount)

const rankedKind = (kind: UnitKind) => RANKED_KINDS.find((ranked) => ranked === kind)

interface Period {
  input: { month?: string }
  choose: (month: string | undefined) => void
}

function usePeriod(): Period {
  const [month, choose] = useState<string>()
  const input = useMemo(() => (month ? { month } : {}), [month])
  return { input, choose }
}

/** The heading, the choice of a month and how rates are worked out, around any board. */
function Frame({ board, period, heading, children }: { board: Board | null; period: Period; heading: string; children: ReactNode }) {
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

function Counters({ board, month, names, opens }: { board: Pick<Board, 'figure' | 'counts'>; month?: string; names: readonly CountName[]; opens?: boolean }) {
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
function Rates({ board, month, opens }: { board: Pick<Board, 'figure' | 'counts' | 'rates'>; month?: string; opens?: boolean }) {
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

function Totals({ board, period, opens }: { board: Board; period: Period; opens?: boolean }) {
  const { month } = period.input
  return (
    <Card>
      <Counters board={board} month={month} names={['valid', 'resolved', 'open', 'overdue']} opens={opens} />
      <Rates board={board} month={month} opens={opens} />
    </Card>
  )
}

function Pictures({ board, opens }: { board: Board; opens?: boolean }) {
  const month = board.month ?? undefined
  const open = (name: CountName) => supervision.cases(board.figure, name, month)
  return (
    <View className='board__pictures'>
      <Trend months={board.trend} onOpen={opens ? (one) => supervision.cases(board.figure, 'valid', one) : undefined} />
      <Breakdown
        title='在办的有多久了'
        of={board.ages.map(({ words, open: n, overdue, from, until }) => ({ words, value: n, note: overdue > 0 ? `其中超期 ${overdue}` : undefined, onClick: opens ? () => supervision.cases(board.figure, 'open', from, until) : undefined }))}
      />
      <Breakdown title='按类别' of={board.kinds.map(({ kind, valid, resolved }) => ({ words: countWords(`valid:${kind}`).split(' · ')[1]!, value: valid, note: `化解 ${resolved}`, onClick: opens ? () => open(`valid:${kind}`) : undefined }))} />
      <Breakdown title='按渠道' of={board.channels.map(({ channel, valid, resolved }) => ({ words: countWords(`valid:${channel}`).split(' · ')[1]!, value: valid, note: `化解 ${resolved}`, onClick: opens ? () => open(`valid:${channel}`) : undefined }))} />
    </View>
  )
}
