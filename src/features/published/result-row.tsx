import { View } from '@tarojs/components'
import type { PublicResult } from 'server/contract'

import { carriedWords } from '@/features/appeal/plan'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { Card } from '@/ui/card'
import './result-row.scss'

/** A published result in a list: what it was about, what was done, where and when. */
export function ResultRow({ result }: { result: PublicResult }) {
  return (
    <Card onClick={() => go.result(result.code)}>
      <View className='result-row__title'>{result.title}</View>
      <View className='result-row__answer'>{result.answer}</View>
      <View className='result-row__note'>
        {result.measure && <View>{carriedWords(result.measure.by, result.measure.doneOn)}</View>}
        {result.village && <View>{result.township + result.village}</View>}
        {result.unit !== result.village && <View>{`${result.unit}${result.village ? '办理' : '答复'}`}</View>}
        <View>{dayWords(result.publishedOn)}公开</View>
      </View>
    </Card>
  )
}
