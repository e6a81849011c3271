import { Picker, View } from '@tarojs/components'
import type { RefObject } from 'react'
import type { AppealPage, Suggestions } from 'server/contract'
import { type Day, dayWords } from 'domain/calendar/day'

import type { PhotoSet } from '@/features/evidence/use-photos'
import { Callout } from '@/ui/callout'
import { Checks } from '@/ui/checks'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Photos } from '@/ui/photos'
import { Signature, SignaturePad, type SignatureHandle } from '@/ui/signature-pad'
import type { Stroke } from '@/ui/strokes'
import { TextArea } from '@/ui/text-area'
import { Toggle } from '@/ui/toggle'

import type { FieldSpec } from './fields'
import type { Sequence } from './sequence'
import { UnitField } from './unit-field'
import './form-field.scss'

export interface FormFieldProps {
  field: FieldSpec
  value: unknown
  onChange: (value: unknown) => void
  error?: string
  suggestions: Suggestions | null
  plan: AppealPage['plan']
  /** What the form's other fields hold, for a field that shows what becomes of one of them. */
  others: Readonly<Record<string, unknown>>
  photos: PhotoSet
  pad: RefObject<SignatureHandle>
  strokes: readonly Stroke[]
  onDraw: (strokes: Stroke[]) => void
  sequence?: Sequence
}

/** One field of an action, drawn by its kind. */
export function FormField(props: FormFieldProps) {
  const { field, value, onChange, error } = props
  const { label, hint, optional, as } = field
  const frame = { label, hint, optional, error }
  if (as.kind === 'text') return <TextArea {...frame} tall={as.tall} maxLength={as.max} value={(value as string) ?? ''} onChange={onChange} />
  if (as.kind === 'line') return <TextField {...frame} keyboard={as.keyboard} value={(value as string) ?? ''} onChange={onChange} />
  if (as.kind === 'drawn') return <as.Draw label={label} hint={hint} error={error} value={value} onChange={onChange} others={props.others} plan={props.plan} />
  if (as.kind === 'yes') return <Toggle label={label} note={hint} value={Boolean(value)} onChange={onChange} />
  return <Field {...frame}>{control(props)}</Field>
}

function control({ field: { as, label }, value, onChange, suggestions, photos, pad, strokes, onDraw, sequence }: FormFieldProps) {
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, words: name }))
  const one = value as string | undefined
  switch (as.kind) {
    case 'choice':
      return <Choice label={label} options={Object.entries(as.words).map(([id, words]) => ({ value: id, words, note: as.notes?.[id] }))} value={one} onChange={onChange} row={!as.notes} />
    case 'number':
      return (
        <Choice
          label={label}
          options={as.options.map((number) => ({ value: `${number}`, words: `${number}${as.unit}` }))}
          value={value === undefined ? undefined : `${value as number}`}
          onChange={(number) => onChange(Number(number))}
          row
        />
      )
    case 'handler':
      return <Choice label={label} options={named(suggestions?.handlers ?? [])} value={one} onChange={onChange} />
    case 'members':
      return <Checks label={label} options={named(suggestions?.members ?? [])} value={(value as string[]) ?? []} onChange={onChange} />
    case 'candidate':
      if (!suggestions?.candidates.length) return <Callout tone='grey' title='没有找到相像的诉求'>请返回，换一种办法办理。</Callout>
      return (
        <Choice
          label={label}
          options={suggestions.candidates.map(({ code, excerpt, reason }) => ({ value: code, words: excerpt, note: `${code} · ${reason}` }))}
          value={one}
          onChange={onChange}
        />
      )
    case 'unit':
      return <UnitField label={label} units={suggestions?.units ?? []} value={one ? [one] : []} onChange={([id]) => onChange(id)} />
    case 'units':
      return <UnitField label={label} units={suggestions?.units ?? []} value={(value as string[]) ?? []} onChange={onChange} many />
    case 'day':
      return (
        <Picker mode='date' value={one ?? ''} onChange={(event) => onChange(event.detail.value)}>
          <View className='picked' ariaRole='button' ariaLabel={`${label}，点按选择日期`}>
            <View className='picked__words'>{one ? dayWords(one as Day) : '点这里选日期'}</View>
            <View className='picked__more'>{one ? '更改' : '选择'}</View>
          </View>
        </Picker>
      )
    case 'photos':
      return <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />
    case 'signature':
      return sequence?.signature ? <Signature path={sequence.signature} onAgain={() => sequence.setSignature(null)} /> : <SignaturePad ref={pad} label={label} strokes={strokes} onChange={onDraw} />
    default:
      return null
  }
}
