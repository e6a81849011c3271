import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { RATES } from 'domain/ledger/rates'
import { LEVEL_WORDS, RED_WORDS, WARNING_STATE_WORDS, type RedRule } from 'domain/supervision/warnings'
import type { WarningPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { usePane } from '@/ui/pane'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { supervision } from '../go'
import '../parts/part.scss'
import { StepForm } from './step-form'

/** One warning: what gave it, how far it has come, and the step that is mine. */
export function WarningView({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'warning', input)
  const pane = usePane()
  const changed = () => {
    void query.refresh()
    pane?.onChanged?.()
  }
  return (
    <Screen wide>
      <Loaded query={query}>{(warning) => <Whole warning={warning} onChanged={changed} />}</Loaded>
    </Screen>
  )
}

const ruleWords = ({ rule }: WarningPage) => (rule in RED_WORDS ? RED_WORDS[rule as RedRule] : RATES[rule as keyof typeof RATES].words)

function Whole({ warning, onChanged }: { warning: WarningPage; onChanged: () => void }) {
  const { level, state, dueOn, talk, steps, cases, rule } = warning
  const byNumbers = rule in RATES
  return (
    <>
      <Callout tone={level === 'red' ? 'red' : 'amber'} title={`${warning.unitName} · ${LEVEL_WORDS[level]}`}>
        {warning.words}
      </Callout>
      <Columns>
        <View className='part'>
          <Card>
            <Facts
              facts={[
                ['现在', WARNING_STATE_WORDS[state]],
                ['原因', ruleWords(warning)],
                ['整改期限', dueOn ? dayWords(dueOn) : '还没有定'],
                ['约谈', talk ? `${dayWords(talk.on)}，${talk.place}，${talk.with}` : '还没有谈'],
              ]}
            />
            {byNumbers && (
              <View className='part'>
                <Button onClick={() => supervision.cases(warning.figure, RATES[rule as keyof typeof RATES].ranks ? (rule === 'satisfaction' ? 'dissatisfied' : 'late') : 'repeat', warning.month)}>看涉及的诉求</Button>
              </View>
            )}
            {warning.from && (
              <View className='part'>
                <Button onClick={() => supervision.warning(warning.from!)}>看原来的黄灯</Button>
              </View>
            )}
          </Card>
        </View>
        {cases.length > 0 && (
          <Section title='涉及的诉求'>
            <Rows>
              {cases.map((code) => (
                <Row key={code} title={code} onClick={() => go.case(code)} />
              ))}
            </Rows>
          </Section>
        )}
        <StepForm key={`${warning.id}:${warning.version}`} warning={warning} onDone={onChanged} />
        <RecordedSteps steps={steps} />
      </Columns>
    </>
  )
}
