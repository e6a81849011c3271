import type { ComponentType, ReactNode, RefObject } from 'react'
import type { AppealPage, Suggestions } from 'server/contract'

import type { PhotoSet } from '@/features/evidence/use-photos'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Photos } from '@/ui/photos'
import { Signature, SignaturePad, type SignatureHandle } from '@/ui/signature-pad'
import type { Stroke } from '@/ui/strokes'
import { TextArea } from '@/ui/text-area'
import { Toggle } from '@/ui/toggle'

import type { DrawnPart, DrawnProps, FieldSpec } from './fields'
import type { Sequence } from './sequence'

export interface FormFieldProps {
  field: FieldSpec
  value: unknown
  onChange: (value: unknown) => void
  error?: string
  suggestions: Suggestions | null
  plan: AppealPage['plan']
  /** What the form's other fields hold, for a field that shows what becomes of one of them. */
  others: Readonly<Record<string, unknown>>
  onOther: (name: string, value: unknown) => void
  photos: PhotoSet
  pad: RefObject<SignatureHandle>
  strokes: readonly Stroke[]
  onDraw: (strokes: Stroke[]) => void
  sequence?: Sequence
  /** How this page draws the kinds of field that not every page has. */
  controls?: Controls
  drawn?: DrawnParts
}

/** Parts that draw a field with its label, by their name. */
export type DrawnParts = Partial<Record<DrawnPart, ComponentType<DrawnProps>>>

type FieldKind = FieldSpec['as']['kind']

/** The control of a field, below its label. */
type Control<K extends FieldKind> = (props: FormFieldProps & { as: Extract<FieldSpec['as'], { kind: K }> }) => ReactNode

/** Controls by the kind of field that they draw. */
export type Controls = { [K in FieldKind]?: Control<K> }

/** One field of an action, drawn by its kind. */
export function FormField(props: FormFieldProps) {
  const { field, value, onChange, error } = props
  const { label, hint, optional, as } = field
  const frame = { label, hint, optional, error }
  const control = COMMON[as.kind] ?? props.controls?.[as.kind]
  if (as.kind === 'text') return <TextArea {...frame} tall={as.tall} maxLength={as.max} value={(value as string) ?? ''} onChange={onChange} />
  if (as.kind === 'line') return <TextField {...frame} keyboard={as.keyboard} value={(value as string) ?? ''} onChange={onChange} />
  const Drawn = as.kind === 'drawn' && props.drawn?.[as.part]
  if (Drawn) return <Drawn label={label} hint={hint} error={error} value={value} onChange={onChange} others={props.others} onOther={props.onOther} plan={props.plan} />
  if (as.kind === 'yes') return <Toggle label={label} note={hint} value={Boolean(value)} onChange={onChange} />
  return <Field {...frame}>{(control as Control<FieldKind> | undefined)?.({ ...props, as })}</Field>
}

/** What residents' forms are made of. */
const COMMON: Controls = {
  choice: ({ as, field: { label }, value, onChange }) => (
    <Choice label={label} options={Object.entries(as.words).map(([id, words]) => ({ value: id, words, note: as.notes?.[id] }))} value={value as string | undefined} onChange={onChange} row={!as.notes} />
  ),
  photos: ({ photos }) => <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />,
  photo: ({ photos }) => <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />,
  signature: ({ field: { label }, pad, strokes, onDraw, sequence }) =>
    sequence?.signature ? <Signature path={sequence.signature} onAgain={() => sequence.setSignature(null)} /> : <SignaturePad ref={pad} label={label} strokes={strokes} onChange={onDraw} />,
}
