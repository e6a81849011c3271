import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Colleague } from 'server/contract'

import { Checks } from '@/ui/checks'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'
import { Sheet } from '@/ui/sheet'

interface Props {
  label: string
  /** Whom one may choose; null while they are not known. */
  people: readonly Colleague[] | null
  value: readonly Colleague[]
  onChange: (value: Colleague[]) => void
  error?: string
}

/** Several colleagues, from a sheet. */
export function CompanyField({ label, people, value, onChange, error }: Props) {
  const [open, setOpen] = useState(false)
  const all = [...value, ...(people ?? []).filter(({ id }) => !value.some((one) => one.id === id))]
  const hint = people || value.length ? undefined : '没有网络，名单还取不到；可以先写在下面一栏。'
  return (
    <Field label={label} optional error={error} hint={hint}>
      <Picked label={`${label}，点按选择`} words={value.length ? value.map(({ name }) => name).join('、') : '没有别人'} chosen={Boolean(value.length)} onClick={() => setOpen(true)} />
      <Sheet open={open} title={label} done='选好了' onClose={() => setOpen(false)}>
        <Checks label={label} options={all.map(({ id, name, words }) => ({ value: id, words: name, note: words }))} value={value.map(({ id }) => id)} onChange={(ids) => onChange(all.filter(({ id }) => ids.includes(id)))} />
        {all.length === 0 && <View>{people ? '没有可选的同事' : '联网后才能选'}</View>}
      </Sheet>
    </Field>
  )
}
