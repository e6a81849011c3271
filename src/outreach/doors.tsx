import { View } from '@tarojs/components'
import { CHANNEL_WORDS } from 'domain/appeal/kinds'

import { go } from '@/features/go'
import { useMe } from '@/features/session/me'
import { papers } from '@/papers/go'
import { Icon, type Picture } from '@/ui/icon'
import { useTypeScale } from '@/ui/type-scale'

import { outreach } from './go'
import { unsentOf } from './kept/outing'
import { useSentOutings } from './kept/use-kept'
import './doors.scss'

interface Door {
  words: string
  icon: Picture
  go: () => void
}

/** Ways to appeals that wait outside, the one used on a doorstep first. */
const DOORS: readonly Door[] = [
  { words: '走访', icon: 'place', go: outreach.outings },
  { words: '代录', icon: 'edit', go: go.intake },
  { words: '意见箱', icon: 'message', go: outreach.boxes },
]
/** In larger type a fourth would begin a second row and push what waits out of sight; it stands at the foot of the workbench too. */
const MORE: Door = { words: '更多', icon: 'list', go: papers.hub }

/** On the workbench of whoever records for others: an outing that goes on is one tap from its next appeal. */
export function Doors() {
  const records = useMe()?.posts.some(({ duties }) => duties.includes('intake'))
  const kept = useSentOutings()
  const { scale } = useTypeScale()
  if (!records) return null
  const doors = scale === 'normal' ? [...DOORS, MORE] : DOORS
  const going = kept.find(({ content }) => !content.account)
  const unsent = kept.map(({ content }) => unsentOf(content))
  const waiting = unsent.reduce((sum, one) => sum + one.waiting, 0)
  const note = unsent.some(({ refused }) => refused) ? '有要改的' : waiting > 0 ? `${waiting}项待发送` : undefined
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
