import { View } from '@tarojs/components'
import { useState } from 'react'
import { parseCode } from 'domain/appeal/code'
import type { TopicPage } from 'server/contract'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Section } from '@/ui/section'
import { toast } from '@/ui/toast'

import { Links } from '../parts/links'
import '../parts/part.scss'
import { useSending } from '../parts/use-sending'

/** Puts one appeal in, or takes one out that is of another cause. */
export function CaseForm({ topic, onDone }: { topic: TopicPage; onDone: () => void }) {
  const [code, setCode] = useState('')
  const { busy, errors, send } = useSending('code', { code: !parseCode(code) && '编码不对，请照着诉求上的编码填' })
  const inside = topic.appeals.some((one) => one.code === parseCode(code))
  const move = () =>
    send(
      () => call('supervision', inside ? 'takeFromTopic' : 'addToTopic', { id: topic.id, code }),
      () => {
        setCode('')
        toast(inside ? '已移出' : '已归入')
        onDone()
      },
    )
  return (
    <Section title='归入或移出一件'>
      <Card>
        <TextField label='诉求编码' hint='已在名单里的移出，不在的归入。' value={code} error={errors['code']} maxLength={40} onChange={setCode} />
        <View className='part'>
          <Links>
            <Button busy={busy} onClick={() => void move()}>{inside ? '移出' : '归入'}</Button>
          </Links>
        </View>
      </Card>
    </Section>
  )
}
