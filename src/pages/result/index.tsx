import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { KIND_WORDS } from 'domain/appeal/kinds'
import { dayWords } from 'domain/calendar/day'

import { useQuery } from '@/api/cache'
import { Measure } from '@/features/appeal/plan'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'

/** One published result. */
export default function ResultPage() {
  const { params } = useRouter()
  const query = useQuery('appeal', 'publishedOne', { code: params.code ?? '' })

  const result = query.value

  return (
    <ResidentScreen heading={result?.title} lead={result && `${result.township}${result.village} · ${dayWords(result.publishedOn)}公开`}>
      <Loaded query={query} cards={2}>
        {({ answer, kind, unit, code, measure }) => (
          <>
            <Card title='办理结果'>
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
                  ['办理单位', unit],
                  ['诉求编码', code.startsWith('qa-') ? null : code],
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </ResidentScreen>
  )
}
