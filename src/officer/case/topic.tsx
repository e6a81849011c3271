import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Section } from '@/ui/section'

import { supervision } from '@/supervision/go'

/** What is known of the cause behind an appeal and of the measure against it, where it is of a topic. */
export function CaseTopic({ code }: { code: string }) {
  const { value: topic } = useQuery('casework', 'topicOfAppeal', { code })
  if (!topic) return null
  const { title, cases, cause, measure, owner, measuredOn, checks } = topic
  const last = checks[checks.length - 1]
  return (
    <Section title='同类问题的专题' aside={`${cases}件`}>
      <Card title={title}>
        <Facts
          facts={[
            ['病因', cause ?? '还在找'],
            ['措施', measure ?? '还没有定'],
            ...(owner ? [['责任单位', owner] as [string, string]] : []),
            ...(measuredOn ? [['落实日期', dayWords(measuredOn)] as [string, string]] : []),
            ...(last ? [[`落实${last.months}个月复查`, last.since === 0 ? '没有复发' : `又有${last.since}件`] as [string, string]] : []),
          ]}
        />
        {topic.readable && (
          <View>
            <Button onClick={() => supervision.topic(topic.id)}>看这个专题</Button>
          </View>
        )}
      </Card>
    </Section>
  )
}
