import { useState } from 'react'
import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Section } from '@/ui/section'

import { LIST_WORDS } from './words'

/** The index of likeness built anew, as is needed after data was restored. */
export function Reindex() {
  const query = useQuery('casework', 'reindex', {})
  const [problem, setProblem] = useState<string>()
  const seen = query.value
  if (!seen) return null
  const begin = async () => {
    const answer = await call('casework', 'reindex', { begin: true })
    setProblem(answer.ok ? undefined : answer.problem.message)
    if (answer.ok) query.put(answer.value)
  }
  return (
    <Section title={LIST_WORDS.reindex}>
      <Card>
        <View>{seen.state === 'underWay' ? `${LIST_WORDS.reindexing}${seen.seen}件` : LIST_WORDS.reindexNote}</View>
        {problem && <Callout tone='red'>{problem}</Callout>}
        {seen.state === 'idle' && <Button onClick={() => void begin()}>{LIST_WORDS.reindexBegin}</Button>}
      </Card>
    </Section>
  )
}
