import { Input, Text, View } from '@tarojs/components'
import type { InputProps } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Icon } from './icon'
import './field.scss'

interface Frame {
  label: string
  hint?: string
  /** What is wrong, in words; shown beside the field and read out. */
  error?: string
  optional?: boolean
}

interface FieldProps extends Frame {
  children?: ReactNode
}

/** A label above whatever is filled in, its hint, and what is wrong with it. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  return (
    <View className={`field ${error ? 'field--wrong' : ''}`}>
      <View className='field__label'>
        {label}
        {optional && <Text className='field__optional'>（选填）</Text>}
      </View>
      {hint && <View className='field__hint'>{hint}</View>}
      {children}
      {error && (
        <View className='field__error' ariaRole='alert'>
          <Icon name='warning' />
          <View>{error}</View>
        </View>
      )}
    </View>
  )
}

interface TextFieldProps extends Frame {
  value: string
  onChange: (value: string) => void
  /** Which keyboard fits. */
  keyboard?: InputProps['type']
  maxLength?: number
  placeholder?: string
}

/** How far the keyboard stays below the line that is written, in px: its error and the foot bar's edge stay in sight. */
const ABOVE_KEYBOARD = 120

/** One line of text under its label. */
export function TextField({ value, onChange, keyboard = 'text', maxLength = 60, placeholder, ...frame }: TextFieldProps) {
  return (
    <Field {...frame}>
      <Input
        className='field__input'
        value={value}
        type={keyboard}
        maxlength={maxLength}
        placeholder={placeholder}
        placeholderClass='field__placeholder'
        cursorSpacing={ABOVE_KEYBOARD}
        ariaLabel={frame.label}
        onInput={(event) => onChange(event.detail.value)}
      />
    </Field>
  )
}
