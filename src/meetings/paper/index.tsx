import { View } from '@tarojs/components'
import { DOCKET_RULES } from 'domain/supervision/meeting/docket'
import type { Paper } from 'server/contract'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { usePageId } from '@/features/page-id'
import { RecordedSteps } from '@/features/record/recorded-steps'
import '@/supervision/parts/part.scss'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { DecisionRow } from '../parts/decision-row'

/** The paper of an item as the ledger has it now: nobody writes it, and nobody is named in it. */
export default function PaperPage() {
  const input = usePageId()
  const query = useQuery('supervision', 'paper', input)
  return (
    <Screen lead='由台账自动取，不写诉求人。'>
      <Loaded query={query}>{(paper) => <Whole paper={paper} />}</Loaded>
    </Screen>
  )
}

const leftWords = (left: number) => (left === 0 ? '今天到期' : left > 0 ? `还剩${left}个工作日` : `已超期${-left}个工作日`)
const due = ({ dueOn, daysLeft }: Paper) => (dueOn === null || daysLeft === null ? null : `${dayWords(dueOn)}（${leftWords(daysLeft)}）`)

function Whole({ paper }: { paper: Paper }) {
  const { steps, decisions } = paper
  const times = (n: number) => (n > 0 ? `${n}次` : null)
  return (
    <>
      <Callout tone='amber' title={paper.rules.map((rule) => DOCKET_RULES[rule].words).join('、') || '手工列入'}>
        {paper.why.join('；')}
      </Callout>
      <Section title={paper.code}>
        <Card>
          <Facts
            facts={[
              ['诉求', paper.text], ['地点', paper.place], ['类别', paper.kindWords], ['现在', paper.statusWords], ['主办', paper.lead ?? '还没有交办'], ['协办', paper.supporting.join('、')],
              ['应办', due(paper)], ['退回过', times(paper.returns)], ['不认可', times(paper.disputes)], ['催促', times(paper.urges)],
            ]}
          />
        </Card>
      </Section>
      {decisions.length > 0 && (
        <Section title='会上定过的'>
          <Rows>
            {decisions.map((one) => (
              <DecisionRow key={one.id} decision={one} />
            ))}
          </Rows>
        </Section>
      )}
      <RecordedSteps title='最近的经过' steps={steps} />
      {paper.opens && (
        <View className='part'>
          <Button onClick={() => go.case(paper.code)}>打开这件诉求</Button>
        </View>
      )}
    </>
  )
}
