import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'

import { useSending } from '../parts/use-sending'
import { AlterScreen, type FormProps } from './form'

/** What is written, apart from the list: what others change in that meanwhile stays changed. */
interface Changed {
  /** Grids by other names, by their ids. */
  names: Record<string, string>
  added: string[]
}

/** The grids of a village, by name. */
export function GridsForm({ unit }: FormProps) {
  const written = useWritten<Changed>('grids', unit.id, { names: {}, added: [] })
  const { names, added } = written.value
  const { gridList } = unit
  const grids = [...gridList.map((grid) => ({ ...grid, name: names[grid.id] ?? grid.name })), ...added.map((name) => ({ name }))]
  const rename = (at: number, name: string) => {
    const grid = gridList[at]
    if (!grid) return written.set({ added: added.map((one, index) => (gridList.length + index === at ? name : one)) })
    const { [grid.id]: _, ...others } = names
    written.set({ names: name === grid.name ? others : { ...others, [grid.id]: name } })
  }
  const { busy, errors, problem, send } = useSending()
  const save = () => send('saveGrids', { unit: unit.id, grids: grids.filter(({ name }) => name.trim()).map((grid) => ({ ...grid, name: grid.name.trim() })) })
  return (
    <AlterScreen heading={`${unit.name}的网格`} lead='清空一个名称就是删掉它；还有网格员或在办诉求的网格不能删。' words='保存网格' busy={busy} problem={problem} written={written} onSend={save}>
      <Card>
        {(errors.grids ?? errors.unit) && <Callout tone='red'>{errors.grids ?? errors.unit}</Callout>}
        {grids.map((grid, at) => (
          <TextField key={gridList[at]?.id ?? `new-${at}`} label={`网格${at + 1}`} value={grid.name} maxLength={20} onChange={(name) => rename(at, name)} />
        ))}
        <Button icon='add' onClick={() => written.set({ added: [...added, ''] })}>
          加一个网格
        </Button>
      </Card>
    </AlterScreen>
  )
}
