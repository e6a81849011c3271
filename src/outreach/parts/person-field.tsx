import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Colleague } from 'server/contract'

import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'
import { Sheet } from '@/ui/sheet'

interface Props {
  label: string
  hint?: string
  /** Whom one may choose; null while they are not known. */
  people: readonly Colleague[] | null
  value: string | undefined
  onChange: (value: string) => void
  error?: string
}

/** One person, from a sheet. */
export function PersonField({ label, hint, people, value, onChange, error }: Props) {
  const [open, setOpen] = useState(false)
  const chosen = people?.find(({ id }) => id === value)
  return (
    <Field label={label} hint={hint} error={error}>
      <Picked label={`${label}，点按选择`} words={chosen ? `${chosen.name}（${chosen.words}）` : '点这里选择'} chosen={Boolean(chosen)} onClick={() => setOpen(true)} />
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        {people?.length ? (
          <Choice
            label={label}
            options={people.map(({ id, name, words }) => ({ value: id, words: name, note: words }))}
            value={value}
            onChange={(id) => {
              onChange(id)
              setOpen(false)
            }}
          />
        ) : (
          <View>{people ? '没有可选的同事，请先由管理员补齐岗位' : '名单还没有取到，联网后再选'}</View>
        )}
      </Sheet>
    </Field>
  )
}
