import { View } from '@tarojs/components'
import { useState } from 'react'
import { accountOf } from 'domain/ledger/figures'
import { RATES, RATE_NAMES, percent } from 'domain/ledger/rates'
import { AUDIENCE_WORDS, LIST_STATE_WORDS, OBJECTION_WORDS, monthWords } from 'domain/supervision/monthlyList'
import { LEAST_VOLUME } from 'domain/supervision/standings'
import type { ListLine, MonthlyList, Objection } from 'server/contract'

import { dayWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'

import { supervision } from '../go'
import { movedWords, number } from '../words'
import { AnswerSheet, MoveButtons, ObjectSheet } from './list-actions'

const MARKS = { red: ['红榜', 'red'], black: ['黑榜', 'grey'] } as const

/** One list: how far it has come, what one may do, the units in their order, the objections one may read. */
export function ListView({ list, onChanged }: { list: MonthlyList; onChanged: () => void }) {
  const [objecting, setObjecting] = useState(false)
  const [answering, setAnswering] = useState<Objection>()
  const ranked = list.lines.filter(({ place }) => place !== null)
  const few = list.lines.filter(({ place }) => place === null)
  return (
    <>
      <Callout tone={list.state === 'draft' ? 'amber' : 'blue'} title={`${monthWords(list.month)} · ${LIST_STATE_WORDS[list.state]}`}>
        {list.state === 'draft' ? `${dayWords(list.objectUntil)}前可以提异议；答复完才定稿。` : list.audience ? AUDIENCE_WORDS[list.audience] : '定稿后不再改动，等待公布。'}
      </Callout>
      <MoveButtons list={list} onChanged={onChanged} />
      {list.may.object && (
        <View className='list__object'>
          <Button look='primary' onClick={() => setObjecting(true)}>
            对本单位的数字提异议
          </Button>
        </View>
      )}
      {list.objections.length > 0 && (
        <Section title='异议' aside={`${list.objections.length}条`}>
          {list.objections.map((one) => (
            <ObjectionCard key={one.id} one={one} onAnswer={list.may.decide && one.state === 'open' ? () => setAnswering(one) : undefined} />
          ))}
        </Section>
      )}
      <Section title='名次' aside={`${ranked.length}个单位`}>
        {ranked.length === 0 && <View className='list__few'>{`这个月应办结的都不足${LEAST_VOLUME[list.kind]}件，不排名。`}</View>}
        <View className='list__lines'>
          {ranked.map((line) => (
            <LineCard key={line.unit} line={line} month={list.month} />
          ))}
        </View>
      </Section>
      {few.length > 0 && (
        <Section title='件数太少，不排名' aside={`应办结不足${LEAST_VOLUME[list.kind]}件`}>
          <View className='list__few'>{few.map(({ name }) => name).join('、')}</View>
        </Section>
      )}
      <ObjectSheet list={list} open={objecting} onClose={() => setObjecting(false)} onDone={onChanged} />
      {answering && <AnswerSheet list={list} objection={answering} onClose={() => setAnswering(undefined)} onDone={onChanged} />}
    </>
  )
}

function LineCard({ line, month }: { line: ListLine; month: string }) {
  const mark = line.mark && MARKS[line.mark]
  return (
    <Card tone={line.mine ? 'blue' : 'plain'}>
      <View className='list__head'>
        <View className='list__place'>{line.place}</View>
        <View className='list__name'>{line.name}</View>
        {mark && <Tag tone={mark[1]}>{mark[0]}</Tag>}
        <View className='list__score'>{(line.score / 100).toFixed(2)}</View>
      </View>
      <View className='list__rates'>
        {RATE_NAMES.map((name) => (
          <View key={name} className='list__rate' hoverClass={line.opens ? 'numbers--pressed' : 'none'} ariaRole={line.opens ? 'button' : undefined} onClick={line.opens ? () => supervision.cases(accountOf(line.unit), RATES[name].above[0]!, month) : undefined}>
            <View className='list__rate-words'>{RATES[name].words}</View>
            <View>{`${percent(line.rates[name])}（${number(line.rates[name].above)}/${number(line.rates[name].below)}）`}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}

const TONES = { open: 'amber', upheld: 'green', refused: 'grey' } as const

function ObjectionCard({ one, onAnswer }: { one: Objection; onAnswer?: () => void }) {
  return (
    <Card title={one.unitName} aside={<Tag tone={TONES[one.state]}>{OBJECTION_WORDS[one.state]}</Tag>}>
      <View>{one.reason}</View>
      {one.cases.length > 0 && <View className='list__few'>{`涉及 ${one.cases.join('、')}`}</View>}
      {one.opinion && <View className='list__few'>{`答复：${one.opinion}`}</View>}
      {one.changes && <View className='list__few'>{`更正：${movedWords(one.changes)}`}</View>}
      {onAnswer && (
        <View className='list__object'>
          <Button onClick={onAnswer}>答复</Button>
        </View>
      )}
    </Card>
  )
}
