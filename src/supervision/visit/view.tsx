import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { dayOf } from 'domain/calendar/day'
import { FACT_WORDS } from 'domain/supervision/inspection/finding'
import { SIGNAL_WORDS } from 'domain/supervision/inspection/signals'
import type { VisitPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { usePane } from '@/ui/pane'
import { Thumbnails } from '@/ui/photos'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { supervision } from '../go'
import '../parts/part.scss'
import { RESULT_WORDS } from '../words'
import { FindingForm } from './finding-form'
import { MediaForm } from './media-form'

/** One close-out as it stands in the record, and what was found on site. */
export function VisitView({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'visit', input)
  const pane = usePane()
  const changed = () => {
    void query.refresh()
    pane?.onChanged?.()
  }
  return (
    <Screen wide>
      <Loaded query={query}>{(visit) => <Whole visit={visit} onChanged={changed} />}</Loaded>
    </Screen>
  )
}

function Whole({ visit, onChanged }: { visit: VisitPage; onChanged: () => void }) {
  const { finding, ledger, signals, media, may } = visit
  return (
    <Columns>
      {finding && (
        <Callout tone={visit.mismatch ? 'red' : 'green'} title={RESULT_WORDS[visit.mismatch ? 'mismatch' : 'match']}>
          {finding.words}
        </Callout>
      )}
      <Section title='台账上写的'>
        <Card title={visit.unitName}>
          <Facts facts={[['编码', visit.code], ['地点', visit.place], ['诉求', visit.text], ['答复', visit.answer], ['销号', dayWords(visit.closedOn)], ...ledger.map(({ fact, words }) => [FACT_WORDS[fact], words] as const)]} />
        </Card>
      </Section>
      {signals.length > 0 && (
        <Section title='为什么更容易抽到'>
          <Card>
            {signals.map((signal) => (
              <View key={signal}>{SIGNAL_WORDS[signal]}</View>
            ))}
          </Card>
        </Section>
      )}
      {finding && (
        <Section title='现场看到的'>
          <Card>
            <Facts facts={[...finding.compared.map(({ fact, site, same }) => [FACT_WORDS[fact], `${site}${same ? '' : '（与台账不同）'}`] as const), ['核查人', finding.who], ['登记', visit.foundAt ? dayWords(dayOf(visit.foundAt)) : '']]} />
            <Thumbnails sources={finding.photos} />
            {visit.voided && <View className='part'>销号已作废，重新办理。</View>}
            {visit.warning && (
              <View className='part'>
                <Button onClick={() => supervision.warning(visit.warning!)}>看红灯预警</Button>
              </View>
            )}
          </Card>
        </Section>
      )}
      {may.record && <FindingForm visit={visit} onDone={onChanged} />}
      {media.length > 0 && (
        <Section title='媒体跟踪'>
          {media.map(({ at, on, outlet, title, words, link }) => (
            <Card key={at} title={title}>
              <Facts facts={[['媒体', outlet], ['日期', dayWords(on)], ['内容', words], ...(link ? [['链接', link] as const] : [])]} />
            </Card>
          ))}
        </Section>
      )}
      {may.media && <MediaForm key={visit.version} visit={visit} onDone={onChanged} />}
    </Columns>
  )
}
