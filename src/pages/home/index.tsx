import { View } from '@tarojs/components'
import { percent } from 'domain/ledger/percent'

import { useQuery } from '@/api/cache'
import { AppealRow } from '@/features/appeal/appeal-row'
import { AskedHere } from '@/features/asked/asked-here'
import { dial, go } from '@/features/go'
import { ResultRow } from '@/features/published/result-row'
import { useHotline } from '@/features/session/hotline'
import { TypeSwitch } from '@/features/type/type-switch'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Icon } from '@/ui/icon'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import './index.scss'

/** `48,488`. */
const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** The front door: one big button, what waits for me, what others got solved. */
export default function HomePage() {
  const hotline = useHotline()
  const home = useQuery('appeal', 'home', {})

  return (
    <Screen>
      <View className='home-door'>
        <View className='home-door__title' ariaRole='heading'>
          有难处、有意见，请告诉我们
        </View>
        <View className='home-door__lead'>每一件都有编码、有期限、有答复</View>
        <View className='home-door__button' hoverClass='home-door__button--pressed' ariaRole='button' ariaLabel='我要反映' onClick={() => go.form()}>
          <Icon name='edit' />
          <View>我要反映</View>
        </View>
        <View className='home-door__others'>
          <Button look='plain' icon='search' onClick={go.lookup}>
            凭编码查进展
          </Button>
          <Button look='plain' icon='phone' onClick={() => dial(hotline)}>
            打电话说
          </Button>
          <TypeSwitch />
        </View>
      </View>

      <AskedHere />

      <Loaded query={home}>
        {({ waiting, published, totals, begun }) => (
          <>
            {begun === false && (
              <Callout tone='amber' title='本区还没有启用'>
                现在还不能提交诉求。系统管理员请用部署时显示的口令启用。
                <Button onClick={go.begin}>启用本区</Button>
              </Callout>
            )}
            {waiting.length > 0 && (
              <Section title='等您来办' aside={`${waiting.length}件`}>
                {waiting.map((card) => (
                  <AppealRow key={card.code} card={card} onClick={() => go.appeal(card.code)} />
                ))}
              </Section>
            )}
            <Section title='大家的事办得怎样' aside={totals.valid > 0 ? `有效${grouped(totals.valid)}件，化解${grouped(totals.resolved)}件，化解率${percent({ above: totals.resolved, below: totals.valid })}` : undefined}>
              <View className='home-more'>
                <Button look='plain' icon='eye' onClick={() => go.board('public')}>
                  各乡镇办得怎么样
                </Button>
              </View>
              {published.map((result) => (
                <ResultRow key={result.code} result={result} />
              ))}
              {published.length === 0 && <EmptyState icon='list' title='还没有公开的结果' note='事情办结并公开后，会出现在这里。' />}
              {published.length > 0 && (
                <View className='home-more'>
                  <Button look='plain' onClick={go.published}>
                    查看全部公开结果
                  </Button>
                </View>
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Screen>
  )
}
