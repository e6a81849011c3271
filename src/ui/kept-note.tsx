import { Button } from './button'
import { Callout } from './callout'

/** Says that a form shows what was written earlier and not saved, and takes that back where it is not wanted. */
export function KeptNote({ kept, onDrop }: { kept: boolean; onDrop: () => void }) {
  if (!kept) return null
  return (
    <Callout tone='amber' title='这里是上次没保存的内容'>
      <Button look='plain' onClick={onDrop}>
        恢复原样
      </Button>
    </Callout>
  )
}
