import Taro from '@tarojs/taro'

import { useWritten } from '@/features/draft/use-written'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

const NONE = 'none'

/** A unit goes up in another of its kind, or, when it is empty, is no more. */
export function CloseForm({ unit, units }: FormProps) {
  const written = useWritten<{ into: string; reason: string }>('close-unit', unit.id, { into: NONE, reason: '' })
  const { into, reason } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const others = units.filter((one) => one.closedOn === null && one.kind === unit.kind && one.id !== unit.id && (unit.kind !== 'village' || one.parent === unit.parent))
  const left = [unit.open > 0 ? `${unit.open}件在办诉求` : '', unit.people.length > 0 ? `${unit.people.length}名人员` : ''].filter(Boolean).join('、')
  const close = async () => {
    if (refuse(reason.trim() ? {} : { reason: '请写依据，如批文' })) return null
    const name = others.find(({ id }) => id === into)?.name
    const { confirm } = await Taro.showModal({ title: name ? `并入${name}？` : `撤销${unit.name}？`, content: '撤并以后不能恢复，以前的记录还能查到。', confirmText: name ? '并入' : '撤销' })
    return confirm ? send('closeUnit', { id: unit.id, reason: reason.trim(), ...(into === NONE ? {} : { into }) }) : null
  }
  return (
    <AlterScreen heading={`合并或撤销${unit.name}`} words={into === NONE ? '撤销' : '并入'} danger busy={busy} problem={problem} written={written} onSend={close}>
      {left && <Callout tone='amber' title={`这里还有${left}`}>选一个单位并入，人员、网格和在办的一并移交。</Callout>}
      <Card>
        <Field label='并入哪个单位' error={errors.into ?? errors.id}>
          <Choice label='并入哪个单位' options={[{ value: NONE, words: '不并入，直接撤销', note: '没有人员和在办诉求才可以' }, ...others.map(({ id, name }) => ({ value: id, words: name }))]} value={into} onChange={(into) => written.set({ into })} />
        </Field>
        <TextArea label='依据' value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
      </Card>
    </AlterScreen>
  )
}
