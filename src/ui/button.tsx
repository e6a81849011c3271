import { Button as Native, View } from '@tarojs/components'
import type { ButtonProps } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Icon, type Picture } from './icon'
import './button.scss'

interface Props {
  children: ReactNode
  /** primary: the one action of the screen; quiet: everything else; danger: what cannot be undone; plain: words only. */
  look?: 'primary' | 'quiet' | 'danger' | 'plain'
  icon?: Picture
  busy?: boolean
  disabled?: boolean
  onClick?: () => void
  /** WeChat's own abilities, such as the verified phone number. */
  openType?: ButtonProps['openType']
  onPhone?: (code: string | undefined) => void
  onAgree?: () => void
  id?: string
  label?: string
  className?: string
}

/** A button at least 88rpx high that grows with its words and cannot be pressed twice while busy. */
export function Button({ children, look = 'quiet', icon, busy, disabled, onClick, openType, onPhone, onAgree, id, label, className = '' }: Props) {
  const off = Boolean(disabled || busy)
  return (
    <Native
      className={`button button--${look} ${off ? 'button--off' : ''} ${className}`}
      hoverClass={off ? 'none' : 'button--pressed'}
      disabled={off}
      id={id}
      openType={openType}
      onAgreePrivacyAuthorization={onAgree}
      onGetPhoneNumber={onPhone && ((event) => onPhone(event.detail.code))}
      onClick={off ? undefined : onClick}
      ariaLabel={label}
    >
      <View className={`button__inside ${icon ? 'button__inside--pictured' : ''}`}>
        {icon && <Icon name={icon} />}
        {busy && <View className='button__spin' />}
        <View className='button__words'>{children}</View>
      </View>
    </Native>
  )
}
