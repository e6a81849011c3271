import type { AddedKind } from 'domain/administration/ids'

import { useWritten } from '@/features/draft/use-written'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import { useSending } from '../parts/use-sending'
import { KIND_WORDS } from '../words'
import { AlterScreen, type FormProps } from './form'

/** Names one a line, or with the usual marks between them. */
export const namesIn = (typed: string): string[] => typed.split(/[\n、，,；;]+/).map((one) => one.trim()).filter(Boolean)

/** A new unit below this one. */
export function AddForm({ unit }: FormProps) {
  const kinds: AddedKind[] = unit.kind === 'township' ? ['village'] : ['township', 'department']
  const written = useWritten('add', unit.id, { kind: kinds[0]!, name: '', grids: '' })
  const { kind, name, grids } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const add = async () => {
    if (refuse(name.trim().length > 1 ? {} : { name: '请写单位全称' })) return null
    return send('addUnit', { kind, name: name.trim(), parent: unit.id, ...(kind === 'village' ? { grids: namesIn(grids) } : {}) })
  }
  return (
    <AlterScreen heading={`在${unit.name}下面新增`} words='新增' busy={busy} problem={problem} written={written} onSend={add}>
      <Card>
        {kinds.length > 1 && (
          <Field label='类型' error={errors.parent}>
            <Choice label='类型' row options={kinds.map((one) => ({ value: one, words: KIND_WORDS[one] }))} value={kind} onChange={(kind) => written.set({ kind })} />
          </Field>
        )}
        <TextField label='单位名称' value={name} maxLength={30} error={errors.name} onChange={(name) => written.set({ name })} hint={kind === 'department' ? '用“区交通运输局”这样的全称，系统就能把相关诉求推荐给它' : '写全称，居民会看到'} />
        {kind === 'village' && <TextArea label='网格' optional value={grids} error={errors.grids} onChange={(grids) => written.set({ grids })} hint='一行一个，如：第一网格' />}
      </Card>
    </AlterScreen>
  )
}
