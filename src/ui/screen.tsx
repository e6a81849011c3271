import { AtNoticebar } from 'taro-ui'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Consent } from './consent'
import { useOnline } from './network'
import { usePane } from './pane'
import { useTypeScale } from './type-scale'
import './screen.scss'

interface Props {
  children: ReactNode
  /** The heading, when the bar above does not already say it. */
  heading?: string
  lead?: ReactNode
  /** A `FootBar`. */
  foot?: ReactNode
  /** Sheets and other layers over the page. */
  over?: ReactNode
  /** Takes the width of a wide window instead of one readable column. */
  wide?: boolean
}

/**
 * Every page stands in one: it sets the size of type, says when there is no network, and keeps to safe areas.
 * Beside a list it is a part of the list's page, which does all that.
 */
export function Screen({ children, heading, lead, foot, over, wide }: Props) {
  const { scale } = useTypeScale()
  const online = useOnline()
  const pane = usePane()
  const content = (
    <>
      {heading && (
        <View className={`screen__heading ${lead ? '' : 'screen__heading--alone'}`} ariaRole='heading'>
          {heading}
        </View>
      )}
      {lead && <View className='screen__lead'>{lead}</View>}
      {children}
    </>
  )
  if (pane) {
    return (
      <>
        {content}
        {foot && <View className='screen__pane-foot'>{foot}</View>}
        {over}
      </>
    )
  }
  return (
    <View className={`screen screen--${scale} ${wide ? 'screen--wide' : ''}`}>
      {!online && <AtNoticebar icon='alert-circle'>现在没有网络。已写的内容存在本机，联网后可继续。</AtNoticebar>}
      <View className='screen__body'>{content}</View>
      {foot}
      {over}
      <Consent />
    </View>
  )
}
