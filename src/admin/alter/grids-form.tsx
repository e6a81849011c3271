import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

/** The grids of a village, by name. */
export function GridsForm({ unit }: FormProps) {
  // Of the list as it stands: one that somebody else changed meanwhile is begun anew.
  const written = useWritten<{ grids: { id?: string; name: string }[] }>('grids', `${unit.id}:${JSON.stringify(unit.gridList)}`, { grids: unit.gridList })
  const { grids } = written.value
  const setGrids = (after: typeof grids) => written.set({ grids: after })
  const { busy, errors, problem, send } = useSending()
  const save = () => send('saveGrids', { unit: unit.id, grids: grids.filter(({ name }) => name.trim()).map((grid) => ({ ...grid, name: grid.name.trim() })) })
  return (
    <AlterScreen heading={`${unit.name}的网格`} lead='清空一个名称就是删掉它；还有网格员或在办诉求的网格不能删。' words='保存网格' busy={busy} problem={problem} written={written} onSend={save}>
      <Card>
        {(errors.grids ?? errors.unit) && <Callout tone='red'>{errors.grids ?? errors.unit}</Callout>}
        {grids.map((grid, at) => (
          <TextField key={grid.id ?? `new-${at}`} label={`网格${at + 1}`} value={grid.name} maxLength={20} onChange={(name) => setGrids(grids.map((one, index) => (index === at ? { ...one, name } : one)))} />
        ))}
        <Button icon='add' onClick={() => setGrids([...grids, { name: '' }])}>
          加一个网格
        </Button>
      </Card>
    </AlterScreen>
  )
}
