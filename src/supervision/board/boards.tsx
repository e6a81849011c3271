import { useMemo } from 'react'
import type { UnitKind } from 'domain/organisation/units'
import { RANKED_KINDS } from 'domain/supervision/standings'
import { RETURNING } from 'domain/supervision/weekly'

import { useQuery } from '@/api/cache'
import { useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'

import { supervision } from '../go'
import { Links } from '../parts/links'
import { Tiles } from '../parts/tiles'
import { Frame, usePeriod } from './frame'
import { Pictures } from './pictures'
import { Counters, Rates, Totals } from './totals'
import './board.scss'

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

const rankedKind = (kind: UnitKind) => RANKED_KINDS.find((ranked) => ranked === kind)
