import type { Me } from 'server/contract'

import { ResidentScreen } from '@/features/help/resident-screen'
import { go } from '@/features/go'
import { account } from '@/features/session/me'
import { Credits } from '@/features/subscribe/credits'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { chooseType, useTypeScale, type TypeChoice } from '@/ui/type-scale'

const SIZES: readonly { value: TypeChoice; words: string; note?: string; scale: Me['largeType'] }[] = [
  { value: 'follow', words: '跟随微信设置', scale: null },
  { value: 'normal', words: '标准', scale: 1 },
  { value: 'large', words: '大', scale: 1.4 },
  { value: 'huge', words: '特大', note: '适合老年人', scale: 1.75 },
]

/** Size of type, messages, and what happens with one's data. */
export default function SettingsPage() {
  const { choice } = useTypeScale()
  const choose = (value: TypeChoice) => {
    chooseType(value)
    void account.setLargeType(SIZES.find((size) => size.value === value)!.scale)
  }

  return (
    <ResidentScreen>
      <Section title='字体大小'>
        <Card>
          <Choice label='字体大小' options={SIZES} value={choice} onChange={choose} />
        </Card>
      </Section>
      <Credits />
      <Section title='隐私和意见'>
        <Rows>
          <Row icon='lock' title='您的信息怎么用' note='收集什么、谁能看到、怎么删除' onClick={go.privacy} />
          <Row icon='eye' title='系统里有我的什么信息' note='谁看过、保存多久，复制或注销' onClick={go.ownData} />
          <Row icon='message' title='对本程序的意见' onClick={go.feedback} />
        </Rows>
      </Section>
    </ResidentScreen>
  )
}
