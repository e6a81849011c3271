import { useState } from 'react'
import { View } from '@tarojs/components'
import type { TemplateView } from 'server/contract'

import { useQuery } from '@/api/cache'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import './index.scss'

/** Each message template: WeChat's id, which of its fields carries what, and messages as people get them. */
export default function TemplatesPage() {
  const query = useQuery('admin', 'templates', {})
  return (
    <Screen wide lead='在微信公众平台选用这些模板，字段要一致。模板编号由运维人员在部署时填写，这里只能查看。'>
      <Loaded query={query}>{({ templates }) => <Columns>{templates.map((one) => <Template key={one.key} one={one} />)}</Columns>}</Loaded>
    </Screen>
  )
}

function Template({ one }: { one: TemplateView }) {
  const [at, setAt] = useState(0)
  const example = one.examples[at]
  const next = () => setAt((at + 1) % one.examples.length)
  return (
    <Card title={one.title}>
      {one.id === null && (
        <Callout tone='amber' title='还没有模板编号'>
          这类消息发不到微信，只进小程序里的消息。
        </Callout>
      )}
      <Facts facts={[['模板编号', one.id], ['部署用名', one.key], ['订阅方式', one.longTerm ? '长期订阅' : '一次性订阅']]} />
      <Facts facts={one.fields.map(({ name, label, limit }) => [label, `${name}，最多${limit}个字`])} />
      {example && (
        <View className='template-message' ariaLabel='消息样子'>
          <Facts facts={one.fields.map(({ label }, field) => [label, example.shown[field]])} />
          {example.shown.some((shown, field) => shown !== example.values[field]) && <Callout tone='amber'>太长的字段已按微信的限制截短。</Callout>}
        </View>
      )}
      {one.examples.length > 1 && (
        <Button look='plain' onClick={next}>
          {`换一条看（第${at + 1}条，共${one.examples.length}条）`}
        </Button>
      )}
    </Card>
  )
}
