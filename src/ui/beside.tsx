import { View } from '@tarojs/components'
import { useMemo, type ReactNode } from 'react'

import { PaneContext } from './pane'
import './beside.scss'

interface Props {
  children: ReactNode
  /** What stands beside the list: the same as on a page of its own, for a `Screen` knows that it is in here. Empty where there is no room for it. */
  aside?: ReactNode
  /** Something was changed in there. */
  onChanged?: () => void
}

/** A list with one of its things beside it in a wide window, which stays in sight while the list scrolls; the list alone otherwise. */
export function Beside({ children, aside, onChanged }: Props) {
  const pane = useMemo(() => ({ onChanged }), [onChanged])
  return (
    <View className={aside ? 'beside' : ''}>
      <View className='beside__list'>{children}</View>
      {aside && (
        <View className='beside__one'>
          <PaneContext.Provider value={pane}>{aside}</PaneContext.Provider>
        </View>
      )}
    </View>
  )
}
