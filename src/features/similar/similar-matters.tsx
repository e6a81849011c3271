import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Similar } from 'server/contract'

import { call } from '@/api/call'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { ResultRow } from '@/features/published/result-row'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { toast } from '@/ui/toast'

import { useSimilar } from './use-similar'
import { JOINING, SIMILAR_WORDS, joinedWords } from './words'
import './similar-matters.scss'

type OpenMatter = Similar['open'][number]

interface Props {
  text: string
  village: string | undefined
  spot: string
}

/** Under the words being written: what neighbours filed already and can be joined, and what such a matter was answered. */
export function SimilarMatters(props: Props) {
  const { similar, again } = useSimilar(props)
  const [joining, setJoining] = useState<OpenMatter | null>(null)
  // As it stands now, should somebody else have joined meanwhile.
  const matter = joining && (similar.open.find(({ code }) => code === joining.code) ?? joining)
  if (!matter && similar.open.length + similar.results.length === 0) return null

  return (
    <View className='similar'>
      <Section title={SIMILAR_WORDS.title}>
        <View className='similar__note'>{SIMILAR_WORDS.optional}</View>
        {similar.open.map((one) => (
          <Card key={one.code} title={SIMILAR_WORDS.open}>
            <View className='similar__matter'>{`${one.matter} · ${one.village}`}</View>
            <View className='similar__note'>{`${dayWords(one.submittedOn)}提交${joinedWords(one.joined)}`}</View>
            <View className='similar__note'>{one.reason}</View>
            <Button label={`${SIMILAR_WORDS.join}：${one.matter}，${one.village}`} onClick={() => setJoining(one)}>
              {SIMILAR_WORDS.join}
            </Button>
          </Card>
        ))}
        {similar.results.length > 0 && <View className='similar__heading'>{SIMILAR_WORDS.results}</View>}
        {similar.results.map((result) => (
          <ResultRow key={result.code} result={result} />
        ))}
        <Sheet open={matter !== null} title={SIMILAR_WORDS.join} onClose={() => setJoining(null)}>
          {matter && <Join matter={matter} onStale={again} onClose={() => setJoining(null)} />}
        </Sheet>
      </Section>
    </View>
  )
}

/** What joining means, and the step itself. */
function Join({ matter, onStale, onClose }: { matter: OpenMatter; onStale: () => void; onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const join = async () => {
    setBusy(true)
    const answer = await call('appeal', 'act', { action: 'join', code: matter.code, version: matter.version, payload: {} })
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.problem.message)
      return onStale()
    }
    onClose()
    toast(SIMILAR_WORDS.joined)
    go.appeal(matter.code)
  }
  return (
    <>
      <View className='similar__matter'>{`${matter.matter} · ${matter.village} · ${dayWords(matter.submittedOn)}提交`}</View>
      {JOINING.map((words) => (
        <View key={words} className='similar__means'>
          {words}
        </View>
      ))}
      {problem && <Callout tone='red'>{problem}</Callout>}
      <View className='similar__choose'>
        <Button look='primary' busy={busy} onClick={() => void join()}>
          {SIMILAR_WORDS.confirm}
        </Button>
        <Button onClick={onClose}>{SIMILAR_WORDS.cancel}</Button>
      </View>
    </>
  )
}
