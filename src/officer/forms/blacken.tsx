import { View } from '@tarojs/components'
import { PERSONAL_WORDS, withoutPersonalData } from 'domain/text/personal'

import type { DrawnProps } from '@/features/act/fields'
import { Callout } from '@/ui/callout'
import { Checks } from '@/ui/checks'
import { Field } from '@/ui/field'

/** What of the public answer would be blackened when it is made public; a person decides which of it is nobody's data. */
export function Blacken({ label, value, onChange, others }: DrawnProps) {
  const text = (others['publicAnswer'] as string | undefined) ?? ''
  // What stays readable, word for word.
  const keep = (value as string[] | undefined) ?? []
  const { found } = withoutPersonalData(text)
  const options = [...new Map(found.map(({ kind, start, end }) => [text.slice(start, end), kind] as const))].map(([words, kind]) => ({ value: words, words: `${words}（像${PERSONAL_WORDS[kind]}）` }))
  if (options.length === 0) return <Callout tone='green'>没有发现姓名、电话、门牌等个人信息。</Callout>
  return (
    <Field label={label} hint='下面这些公开时会涂黑；确认不是个人信息的，勾上就保留。'>
      <Checks label={label} options={options} value={keep.filter((words) => options.some(({ value }) => value === words))} onChange={onChange} />
      <Callout tone='grey' title='公开后是这样'>
        <View>{withoutPersonalData(text, keep).text}</View>
      </Callout>
    </Field>
  )
}
