import { Text, View } from '@tarojs/components'
import type { Advice as AdviceView, AppealPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'

import { marked } from './marked'
import { ADVICE_WORDS } from './words'
import './advice.scss'

/** What stands behind the proposal: it comes after the form, which never waits for it, and is left out when it does not come. */
export function Advice({ page: { code } }: { page: AppealPage }) {
  const { value } = useQuery('casework', 'advice', { code })
  if (!value) return null
  return (
    <>
      {value.sentences.length > 0 && (
        <Card title={ADVICE_WORDS.sentences}>
          {value.sentences.map(({ sentence, words }) => (
            <View key={sentence} className='advice__sentence'>
              {marked(sentence, words).map((part, at) => (
                <Text key={at} className={part.same ? 'advice__word' : ''}>
                  {part.words}
                </Text>
              ))}
            </View>
          ))}
        </Card>
      )}
      {value.closed.length > 0 && <Closed closed={value.closed} />}
      <Model model={value.model} />
    </>
  )
}

function Closed({ closed }: { closed: AdviceView['closed'] }) {
  return (
    <Card title={ADVICE_WORDS.closed}>
      {closed.map(({ code, text, unit, kindWords, reason }) => (
        <View key={code} className='advice__closed'>
          <View className='advice__unit'>{`${unit}${ADVICE_WORDS.handledBy}，${kindWords}`}</View>
          <View className='advice__sentence'>
            {text.map((part, at) => (
              <Text key={at} className={part.same ? 'advice__word' : ''}>
                {part.words}
              </Text>
            ))}
          </View>
          <View className='advice__note'>{reason}</View>
          <Button look='plain' icon='eye' label={`${ADVICE_WORDS.look} ${code}`} onClick={() => go.case(code)}>
            {ADVICE_WORDS.look}
          </Button>
        </View>
      ))}
    </Card>
  )
}

function Model({ model }: { model: AdviceView['model'] }) {
  if (model.state === 'off') return null
  if (model.state === 'silent') return <Callout tone='grey'>{ADVICE_WORDS.silent}</Callout>
  return (
    <Callout tone='grey' title={`${ADVICE_WORDS.model}（${model.name}）`}>
      <View>{model.words}</View>
      <View>{model.reason}</View>
      <View className='advice__note'>{ADVICE_WORDS.caution}</View>
    </Callout>
  )
}
