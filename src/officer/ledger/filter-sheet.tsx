import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import type { LedgerFilter } from 'domain/ledger/filter'
import type { Folders, LedgerOrder } from 'server/contract'

import { Button } from '@/ui/button'
import { Choice, type Option } from '@/ui/choice'
import { Row, Rows } from '@/ui/row'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'

import { FIELDS, type Field, type Known, RANGES, changed, chosen, short, wordsOf } from './fields'
import { EVERY, ORDER_CHOICES } from './words'

/** How a ledger is looked at. */
export interface Look {
  unit: string | undefined
  order: LedgerOrder
  filter: LedgerFilter
}

interface Props {
  look: Look
  units: Folders['units']
  known: Known
  /** Takes what was chosen, however the sheet is closed. */
  onClose: (look: Look) => void
}

/** More than these are searched rather than read through. */
const READ_THROUGH = 12

/** A ledger's filter: a line for everything that a row shows, each opening to its choices. */
export function FilterSheet({ look, units, known, onClose }: Props) {
  const [draft, setDraft] = useState(look)
  const [choosing, setChoosing] = useState<Field | 'unit' | null>(null)
  const narrowed = (filter: LedgerFilter) => setDraft((before) => ({ ...before, filter }))
  if (choosing === 'unit') {
    return (
      <Sheet open title='哪个单位的台账' onClose={() => setChoosing(null)}>
        <Choice
          label='哪个单位的台账'
          options={units.map(({ id, name, ledger }) => ({ value: id, words: `${name}${ledger}` }))}
          value={draft.unit ?? known.unit}
          onChange={(unit) => {
            // What is chosen of one unit's places and people means nothing in another's.
            setDraft(({ order, filter }) => ({ unit, order, filter: changed(filter, { township: undefined, village: undefined, grid: undefined, handler: undefined }) }))
            setChoosing(null)
          }}
        />
      </Sheet>
    )
  }
  if (choosing) {
    const value = draft.filter[choosing.name]
    return (
      <Sheet open title={choosing.label} onClose={() => setChoosing(null)}>
        <Options
          label={choosing.label}
          options={choosing.options(known, draft.filter)}
          value={value === undefined ? EVERY : `${value}`}
          onChange={(picked) => {
            narrowed(chosen(draft.filter, choosing, picked === EVERY ? undefined : picked))
            setChoosing(null)
          }}
        />
      </Sheet>
    )
  }
  const unitName = units.find(({ id }) => id === (draft.unit ?? known.unit))
  return (
    <Sheet open title='怎么看' onClose={() => onClose(draft)}>
      <Choice label='排序' options={ORDER_CHOICES} value={draft.order} onChange={(order) => setDraft((before) => ({ ...before, order }))} row />
      <View className='ledger-filter--foot' />
      <Rows>
        {units.length > 1 && <Row title='哪个单位的台账' aside={<Narrowed words={unitName ? unitName.name : null} />} onClick={() => setChoosing('unit')} />}
        {FIELDS.filter((field) => field.options(known, draft.filter).length > 0).map((field) => (
          <Row key={field.name} title={field.label} aside={<Narrowed words={wordsOf(field, known, draft.filter)} />} onClick={() => setChoosing(field)} />
        ))}
      </Rows>
      {RANGES.map(({ label, from, to }) => (
        <View key={from} className='ledger-range'>
          <View className='ledger-range__label'>{label}</View>
          <Day label={`${label}从`} value={draft.filter[from] as string | undefined} onChange={(day) => narrowed(changed(draft.filter, { [from]: day }))} />
          <Day label={`${label}到`} value={draft.filter[to] as string | undefined} onChange={(day) => narrowed(changed(draft.filter, { [to]: day }))} />
        </View>
      ))}
      <View className='ledger-filter ledger-filter--foot'>
        <Button disabled={Object.keys(draft.filter).length === 0} onClick={() => narrowed({})}>
          全部清除
        </Button>
        <Button look='primary' onClick={() => onClose(draft)}>
          看结果
        </Button>
      </View>
    </Sheet>
  )
}

function Narrowed({ words }: { words: string | null }) {
  return <View className={`ledger-narrowed ${words ? 'ledger-narrowed--on' : ''}`}>{words ?? '全部'}</View>
}

/** Choices under `全部`; many can be searched. */
function Options({ label, options, value, onChange }: { label: string; options: readonly Option<string>[]; value: string; onChange: (value: string) => void }) {
  const [words, setWords] = useState('')
  const found = options.filter((option) => option.words.includes(words.trim()))
  return (
    <>
      {options.length > READ_THROUGH && <SearchBox value={words} placeholder={`搜${label}`} onChange={setWords} />}
      <Choice label={label} options={[{ value: EVERY, words: '全部' }, ...found]} value={value} onChange={onChange} row />
    </>
  )
}

/** One end of a range; what stands there can be taken away. */
function Day({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  return (
    <View className='ledger-range__day'>
      <Picker mode='date' value={value ?? ''} onChange={(event) => onChange(event.detail.value)}>
        <View className='ledger-range__field' ariaRole='button' ariaLabel={`${label}，点按选择日期`}>
          {value ? short(value) : label.slice(-1)}
        </View>
      </Picker>
      {value && (
        <Button look='plain' label={`清除${label}`} onClick={() => onChange(undefined)}>
          ✕
        </Button>
      )}
    </View>
  )
}
