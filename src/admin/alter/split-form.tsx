import { useWritten } from '@/features/draft/use-written'
import { Card } from '@/ui/card'
import { Checks } from '@/ui/checks'
import { Field, TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

interface Split {
  name: string
  grids: string[]
  villages: string[]
  people: string[]
  reason: string
}

/** Part of a village, a township or a department becomes one of its own. */
export function SplitForm({ unit, units }: FormProps) {
  const written = useWritten<Split>('split', unit.id, { name: '', grids: [], villages: [], people: [], reason: '' })
  const { name, grids, villages, people, reason } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const below = units.filter(({ kind, parent, closedOn }) => kind === 'village' && parent === unit.id && closedOn === null)
  const split = async () => {
    const chosen: Record<string, string> = unit.kind === 'township' ? (villages.length > 0 ? {} : { villages: '请选带走哪些村（社区）' }) : grids.length + people.length > 0 ? {} : { people: '请选带走哪些网格或人员' }
    const wrong = { ...(name.trim().length > 1 ? {} : { name: '请写新单位的全称' }), ...chosen, ...(reason.trim() ? {} : { reason: '请写依据，如批文' }) }
    return refuse(wrong) ? null : send('splitUnit', { id: unit.id, name: name.trim(), grids, ...(unit.kind === 'township' ? { villages } : {}), people, reason: reason.trim() })
  }
  return (
    <AlterScreen heading={`从${unit.name}拆出一个单位`} lead={unit.kind === 'township' ? '选中的村（社区）和人员过去，在办的诉求跟着走；已经有人在办的，由他办完。' : '选中的网格和人员过去，他们在办的诉求跟着走。'} words='拆分' busy={busy} problem={problem} written={written} onSend={split}>
      <Card>
        <TextField label='新单位名称' value={name} maxLength={30} error={errors.name ?? errors.id} onChange={(name) => written.set({ name })} />
        {unit.gridList.length > 0 && (
          <Field label='带走的网格' error={errors.grids}>
            <Checks label='带走的网格' options={unit.gridList.map(({ id, name: words }) => ({ value: id, words }))} value={grids} onChange={(grids) => written.set({ grids })} />
          </Field>
        )}
        {below.length > 0 && (
          <Field label='带走的村（社区）' error={errors.villages}>
            <Checks label='带走的村（社区）' options={below.map(({ id, name: words }) => ({ value: id, words }))} value={villages} onChange={(villages) => written.set({ villages })} />
          </Field>
        )}
        {unit.people.length > 0 && (
          <Field label='带走的人员' error={errors.people}>
            <Checks label='带走的人员' options={unit.people.map(({ id, name: words, posts }) => ({ value: id, words, note: posts.map(({ roleWords }) => roleWords).join('、') }))} value={people} onChange={(people) => written.set({ people })} />
          </Field>
        )}
        <TextArea label='依据' value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
      </Card>
    </AlterScreen>
  )
}
