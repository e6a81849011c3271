import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { KIND_WORDS } from 'domain/appeal/kinds'

import { useQuery } from '@/api/cache'
import { Measure } from '@/features/appeal/plan'
import { dayWords } from '@/features/days'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'

/** A question and answer of the library, which is of no appeal. */
const isAnswer = (code: string): boolean => code.startsWith('qa-')

/** One published result. */
export default function ResultPage() {
  const { params } = useRouter()
  const query = useQuery('appeal', 'publishedOne', { code: params.code ?? '' })

  const result = query.value

  return (
    <ResidentScreen heading={result?.title} lead={result && [result.township + result.village, `${dayWords(result.publishedOn)}公开`].filter(Boolean).join(' · ')}>
      <Loaded query={query} cards={2}>
        {({ answer, kind, unit, code, measure }) => (
          <>
            <Card title={isAnswer(code) ? '答复' : '办理结果'}>
              <View>{answer}</View>
            </Card>
            {measure && (
              <Card title='采纳后的措施'>
                <Measure measure={measure} />
              </Card>
            )}
            <Card>
              <Facts
                facts={[
                  ['类别', KIND_WORDS[kind]],
                  [isAnswer(code) ? '答复单位' : '办理单位', unit],
                  ['诉求编码', isAnswer(code) ? null : code],
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </ResidentScreen>
  )
}
