import { Textarea, View } from '@tarojs/components'

import { Field } from './field'
import './text-area.scss'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  error?: string
  optional?: boolean
  maxLength?: number
  placeholder?: string
  /** Keeps what is written beyond `maxLength`, for its page to say so, instead of cutting it off. */
  uncut?: boolean
  /** Lines shown before it grows. */
  tall?: boolean
}

/** Several lines of text that grow with what is written, with a count once it matters. */
export function TextArea({ label, value, onChange, hint, error, optional, maxLength = 1000, placeholder, uncut, tall }: Props) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      <View className={`text-area ${tall ? 'text-area--tall' : ''}`}>
        <Textarea
          className='text-area__input'
          value={value}
          maxlength={uncut ? -1 : maxLength}
          placeholder={placeholder}
          placeholderClass='field__placeholder'
          autoHeight
          disableDefaultPadding
          cursorSpacing={120}
          ariaLabel={label}
          onInput={(event) => onChange(event.detail.value)}
        />
        <View className={`text-area__count ${value.length > maxLength ? 'text-area__count--over' : ''}`}>
          {value.length}/{maxLength}
        </View>
      </View>
    </Field>
  )
}
