import { useState } from 'react'
import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Section } from '@/ui/section'

import { LIST_WORDS } from './words'

/** A model beside the rules, switched on by its name and off by a tap. */
export function ModelSwitch() {
  const query = useQuery('casework', 'model', {})
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const setting = query.value
  if (!setting) return null
  const set = async (chosen?: string) => {
    const answer = await call('casework', 'setModel', chosen ? { name: chosen } : {})
    setProblem(answer.ok ? undefined : answer.problem.message)
    if (answer.ok) query.put(answer.value)
  }
  return (
    <Section title={LIST_WORDS.model}>
      <Card title={setting.name ?? undefined}>
        <View className='list-note'>{LIST_WORDS.modelNote}</View>
        {setting.name && <Button onClick={() => void set()}>{LIST_WORDS.modelOff}</Button>}
        {!setting.name && !setting.able && <Callout tone='grey'>{LIST_WORDS.modelAbsent}</Callout>}
        {!setting.name && setting.able && (
          <>
            <TextField label={LIST_WORDS.modelName} hint={LIST_WORDS.modelHint} value={name} error={problem} onChange={setName} />
            <View className='list-save'>
              <Button disabled={!name.trim()} onClick={() => void set(name.trim())}>
                {LIST_WORDS.modelOn}
              </Button>
            </View>
          </>
        )}
      </Card>
    </Section>
  )
}
