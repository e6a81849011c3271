import { View } from '@tarojs/components'
import { CHANNEL_WORDS } from 'domain/appeal/kinds'

import { go } from '@/features/go'
import { useMe } from '@/features/session/me'
import { Icon, type Picture } from '@/ui/icon'
import { useTypeScale } from '@/ui/type-scale'

import { outreach } from './go'
import { unsentOf } from './kept/outing'
import { useSentOutings } from './kept/use-kept'
import './doors.scss'

interface Door {
  words: string
  note: string
  icon: Picture
  go: () => void
}

/** Ways to appeals that wait outside, the one used on a doorstep first. */
export const DOORS: readonly Door[] = [
  { words: '走访', note: '入户、院坝会，边听边记', icon: 'place', go: outreach.outings },
  { words: '代录', note: '替来人、来电的群众登记', icon: 'edit', go: go.intake },
  { words: '意见箱', note: '开箱、登记信件', icon: 'message', go: outreach.boxes },
]

/**
 * On the workbench of whoever records for others: an outing that goes on is one tap from its next appeal.
 * In the largest type the doors stand behind “更多” instead, where they push nothing that waits out of sight.
 */
export function Doors() {
  const records = useMe()?.posts.some(({ duties }) => duties.includes('intake'))
  const kept = useSentOutings()
  const { scale } = useTypeScale()
  if (!records) return null
  const doors = scale === 'huge' ? [] : DOORS
  const going = kept.find(({ content }) => !content.account)
  const unsent = kept.map(({ content }) => unsentOf(content))
  const waiting = unsent.reduce((sum, one) => sum + one.waiting, 0)
  const note = unsent.some(({ refused }) => refused) ? '有要改的' : waiting > 0 ? `${waiting}项待发送` : undefined
  if (doors.length === 0 && !going) return null
  return (
    <View className='doors'>
      {going && (
        <View className='doors__going' hoverClass='doors--pressed' ariaRole='button' onClick={() => outreach.heard(going.id)}>
          <Icon name='edit' />
          <View>{`接着记：${CHANNEL_WORDS[going.content.begun.kind]}，已记${going.content.heard.length}件`}</View>
        </View>
      )}
      {doors.map((door, index) => (
        <View key={door.words} className='doors__one' hoverClass='doors--pressed' ariaRole='button' onClick={door.go}>
          <Icon name={door.icon} className='doors__icon' />
          <View>{door.words}</View>
          {index === 0 && note && <View className='doors__note'>{note}</View>}
        </View>
      ))}
    </View>
  )
}
