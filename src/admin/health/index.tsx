import { useQuery } from '@/api/cache'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { causes, lines } from './words'

/** Whether the system runs well, what does not, and what to do about it. */
export default function HealthPage() {
  const query = useQuery('supervision', 'health', {})
  return (
    <Screen wide lead='系统每五分钟自己查一次，有问题会发消息给管理员。'>
      <Loaded query={query}>
        {(health) => (
          <>
            {health.alarms.length === 0 && <Callout tone='green' title='一切正常' />}
            {health.alarms.map(({ name, level, words, todo }) => (
              <Callout key={name} tone={level} title={words}>
                {todo}
              </Callout>
            ))}
            <Columns>
              <Card title='各项情况'>
                <Facts facts={lines(health)} />
              </Card>
              {causes(health).length > 0 && (
                <Section title='一天内没有发成的'>
                  <Card>
                    <Facts facts={causes(health)} />
                  </Card>
                </Section>
              )}
            </Columns>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
