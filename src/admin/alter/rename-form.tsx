import { useWritten } from '@/features/draft/use-written'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { TextArea } from '@/ui/text-area'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

/** Another name for a unit: it stays the same one in all records. */
export function RenameForm({ unit }: FormProps) {
  const written = useWritten('rename', unit.id, { name: unit.name, reason: '' })
  const { name, reason } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const rename = async () => {
    if (refuse(name.trim().length < 2 ? { name: '请写单位全称' } : name.trim() === unit.name ? { name: '名称没有变' } : {})) return null
    return send('renameUnit', { id: unit.id, name: name.trim(), ...(reason.trim() ? { reason: reason.trim() } : {}) })
  }
  return (
    <AlterScreen heading={`${unit.name}改名`} lead='以前的记录还是它的，只是名称变了。' words='保存' busy={busy} problem={problem} written={written} onSend={rename}>
      <Card>
        <TextField label='新名称' value={name} maxLength={30} error={errors.name ?? errors.id} onChange={(name) => written.set({ name })} />
        <TextArea label='原因' optional value={reason} maxLength={300} error={errors.reason} onChange={(reason) => written.set({ reason })} />
      </Card>
    </AlterScreen>
  )
}
