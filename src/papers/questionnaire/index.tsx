import { useState } from 'react'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { Results } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { dayWords } from '@/features/days'
import { STATE_WORDS } from '@/features/questionnaire/words'
import { Bars } from '@/ui/bars'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Stack } from '@/ui/stack'
import { Tag } from '@/ui/tag'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { papers } from '../go'
import { STATE_TONES } from '../words'
import { Said } from './said'

/** A published questionnaire: how it was answered, in counts and in words. */
export default function QuestionnairePage() {
  const id = useRouter().params.id ?? ''
  const results = useQuery('casework', 'results', { id })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const card = results.value?.questionnaire
  useShareAppMessage(() => ({ title: card?.title ?? '问卷', path: `/ask/answer/index?id=${id}` }))

  const end = async () => {
    const { confirm } = await Taro.showModal({ title: '结束征集？', content: '结束后不能再答，也不能再打开。', confirmText: '结束' })
    if (!confirm) return
    setBusy(true)
    const answer = await call('casework', 'moveQuestionnaire', { id, to: 'ended' })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    toast('已结束')
    await results.refresh()
  }
  const print = async () => {
    setBusy(true)
    const answer = await call('casework', 'questionnaireCode', { id })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    papers.print({ kind: 'questionnaire', words: answer.value.place, url: answer.value.url ?? '' })
  }
  const foot = card && card.state === 'published' && (
    <FootBar problem={footProblem(problem, {})}>
      {card.mine && (
        <Button busy={busy} onClick={() => void end()}>
          结束征集
        </Button>
      )}
      <Button look='primary' openType='share'>
        发给群众
      </Button>
    </FootBar>
  )
  return (
    <Screen foot={foot}>
      <Loaded query={results}>
        {(found) => (
          <>
            <Head results={found} />
            <Stack>
              {found.questionnaire.state === 'published' && (
                <Button icon='place' busy={busy} onClick={() => void print()}>
                  打印二维码
                </Button>
              )}
              <Button icon='list' onClick={() => papers.importSheet(id)}>
                导入纸质答卷
              </Button>
            </Stack>
            <Counts results={found} />
            <Said id={id} onAdopted={results.refresh} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Head({ results: { questionnaire, unitName, answered } }: { results: Results }) {
  const { title, state, unitName: by, placeNames, endsOn, mine } = questionnaire
  return (
    <Card title={title} aside={<Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>}>
      <Facts
        facts={[
          ['已答', `${answered}人`],
          ['发到', placeNames.join('、')],
          ['截止', dayWords(endsOn)],
          ['发起', mine ? undefined : by],
          ['看到的', mine ? undefined : `${unitName}的答卷`],
        ]}
      />
    </Card>
  )
}

function Counts({ results: { questionnaire, questions } }: { results: Results }) {
  return (
    <Section title='统计'>
      {questionnaire.questions.map(({ id, title, kind }, at) => {
        const found = questions.find((one) => one.id === id)
        const answered = found?.answered ?? 0
        return (
          <Card key={id} title={`${at + 1}. ${title}`} aside={`${answered}人${kind === 'text' ? '写了' : '答了'}`}>
            {kind !== 'text' && <Bars label={title} bars={found?.shares ?? []} of={answered} unit='人' />}
          </Card>
        )
      })}
    </Section>
  )
}
