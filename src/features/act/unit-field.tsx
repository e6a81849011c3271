import { useState } from 'react'

import { Checks } from '@/ui/checks'
import { Choice } from '@/ui/choice'
import { Picked } from '@/ui/picked'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'

interface Props {
  label: string
  units: readonly { id: string; name: string }[]
  value: readonly string[]
  onChange: (value: string[]) => void
  many?: boolean
}

/** Shown at once before one searches. */
const AT_FIRST = 30

/** One unit or several, picked from a sheet that can be searched. */
export function UnitField({ label, units, value, onChange, many }: Props) {
  const [open, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const chosen = units.filter(({ id }) => value.includes(id))
  const found = units.filter(({ id, name }) => (words ? name.includes(words) : true) || value.includes(id)).slice(0, AT_FIRST)
  const options = [...chosen, ...found.filter(({ id }) => !value.includes(id))].map(({ id, name }) => ({ value: id, words: name }))

  return (
    <>
      <Picked label={`${label}，点按选择`} words={chosen.length ? chosen.map(({ name }) => name).join('、') : '点这里选择'} chosen={Boolean(chosen.length)} onClick={() => setOpen(true)} />
      <Sheet open={open} title={label} done={many ? '选好了' : undefined} onClose={() => setOpen(false)}>
        <SearchBox value={words} placeholder='搜单位名称' onChange={setWords} />
        {many ? (
          <Checks label={label} options={options} value={value} onChange={onChange} />
        ) : (
          <Choice
            label={label}
            options={options}
            value={value[0]}
            onChange={(id) => {
              onChange([id])
              setOpen(false)
            }}
          />
        )}
      </Sheet>
    </>
  )
}
