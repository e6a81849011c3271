import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import type { BasicCount } from 'domain/ledger/figures'
import { monthPlus, monthWords } from 'domain/supervision/monthlyList'
import type { SettledMonth } from 'server/contract'

import { useQuery } from '@/api/cache'
import { momentWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'

import { FormulaSheet } from '../parts/formula'
import { Links } from '../parts/links'
import { Numbers, RateLines } from '../parts/numbers'
import { countWords, movedWords, number } from '../words'
import { CorrectForm } from './correct-form'

const MONTHS_SHOWN = 12
const SHOWN: readonly BasicCount[] = ['valid', 'finished', 'resolved', 'open', 'overdue', 'inTime', 'late', 'satisfied', 'repeat']

/** A month as it was frozen, of the district or of one unit's account, and beside it what was put right since. */
export default function SettlementPage() {
  const params = useRouter().params
  const [month, setMonth] = useState(params.month)
  const [choosing, setChoosing] = useState(false)
  const [explaining, setExplaining] = useState(false)
  const [correcting, setCorrecting] = useState(false)
  const input = useMemo(() => ({ ...(month && { month }), ...(params.unit && { unit: params.unit }) }), [month, params.unit])
  const query = useQuery('supervision', 'settlement', input)
  const { value } = query
  const months = value ? Array.from({ length: MONTHS_SHOWN }, (_, n) => monthPlus(value.latest, -n)) : []
  return (
    <Screen
      heading={value?.unitName}
      lead='月结的数字定下来就不再动；有错的登记更正，列在旁边。'
      over={
        <>
          <Sheet open={choosing} title='看哪个月' onClose={() => setChoosing(false)}>
            <Choice
              row
              label='月份'
              options={months.map((one) => ({ value: one, words: monthWords(one) }))}
              value={value?.month}
              onChange={(one) => {
                setMonth(one)
                setChoosing(false)
              }}
            />
          </Sheet>
          <FormulaSheet open={explaining} onClose={() => setExplaining(false)} />
          <Sheet open={correcting} title='登记更正' onClose={() => setCorrecting(false)}>
            {value && params.unit && (
              <CorrectForm
                month={value.month}
                unit={params.unit}
                onDone={() => {
                  setCorrecting(false)
                  void query.refresh()
                }}
              />
            )}
          </Sheet>
        </>
      }
    >
      <Links>
        <Button icon='clock' disabled={!value} onClick={() => setChoosing(true)}>
          {value ? monthWords(value.month) : '选月份'}
        </Button>
        <Button icon='help' onClick={() => setExplaining(true)}>
          怎么算的
        </Button>
      </Links>
      <Loaded query={query}>{(settled) => <Whole settled={settled} onCorrect={() => setCorrecting(true)} />}</Loaded>
    </Screen>
  )
}

const STATES: Record<SettledMonth['state'], { tone: 'green' | 'blue' | 'grey'; words: string; note: string }> = {
  frozen: { tone: 'green', words: '已结账', note: '数字已定。' },
  running: { tone: 'blue', words: '正在结账', note: '逐件核算，算完自动定下来。' },
  none: { tone: 'grey', words: '还没有结账', note: '每月3日夜里，自动给上上个月结账。' },
}

function Whole({ settled, onCorrect }: { settled: SettledMonth; onCorrect: () => void }) {
  const { state, formula, examined, frozenAt, agrees, counts, rates, corrections, corrected, may } = settled
  const { tone, words, note } = STATES[state]
  return (
    <>
      <Callout tone={tone} title={`${monthWords(settled.month)} · ${words}`}>
        {note}
      </Callout>
      {state === 'frozen' && (
        <>
          <Section title='定下来的数字'>
            <Card>
              <Numbers of={SHOWN.map((name) => ({ words: countWords(name), value: counts[name] }))} />
              <RateLines rates={rates} />
              <Facts facts={[['结账时间', frozenAt === null ? null : momentWords(frozenAt)], ['核算件数', `${number(examined)}件`], ['口径版本', formula], ['与平时记的数', agrees ? '一致' : '不一致，以逐件核算的为准']]} />
            </Card>
          </Section>
          <Section title='更正' aside={`${corrections.length}条`}>
            {corrections.map(({ at, unitName, changes, reason }) => (
              <Card key={`${at}:${unitName}`} title={unitName}>
                <Facts facts={[['更正', movedWords(changes)], ['理由', reason], ['登记', momentWords(at)]]} />
              </Card>
            ))}
            {may.correct && (
              <Links>
                <Button onClick={onCorrect}>登记更正</Button>
              </Links>
            )}
            {corrections.length === 0 && !may.correct && <Card>没有更正。</Card>}
          </Section>
          {corrections.length > 0 && (
            <Section title='更正以后'>
              <Card>
                <Numbers of={SHOWN.map((name) => ({ words: countWords(name), value: corrected.counts[name] }))} />
                <RateLines rates={corrected.rates} />
              </Card>
            </Section>
          )}
        </>
      )}
    </>
  )
}
