import { useWritten } from '@/features/draft/use-written'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

/** A village goes below another township. */
export function MoveForm({ unit, units }: FormProps) {
  const written = useWritten('move', unit.id, { into: '', reason: '' })
  const { into, reason } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const townships = units.filter(({ kind, closedOn, id }) => kind === 'township' && closedOn === null && id !== unit.parent)
  const move = async () => {
    if (refuse({ ...(into ? {} : { into: '请选划到哪个乡镇（街道）' }), ...(reason.trim() ? {} : { reason: '请写依据，如批文' }) })) return null
    return send('moveVillage', { id: unit.id, into, reason: reason.trim() })
  }
  return (
    <AlterScreen heading={`${unit.name}划到另一乡镇`} lead={`人员和网格不变。${unit.parentName ?? '原乡镇'}已经在办的由它办完，其余在办的跟着过去。`} words='划转' busy={busy} problem={problem} written={written} onSend={move}>
      <Card>
        <Field label='划到哪个乡镇（街道）' error={errors.into ?? errors.name ?? errors.id}>
          <Choice label='划到哪个乡镇（街道）' options={townships.map(({ id, name }) => ({ value: id, words: name }))} value={into} onChange={(into) => written.set({ into })} />
        </Field>
        <TextArea label='依据' value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
      </Card>
    </AlterScreen>
  )
}
