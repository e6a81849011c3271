import { account } from '@/features/session/me'
import { Button } from '@/ui/button'
import { chooseType, useTypeScale } from '@/ui/type-scale'

/** Large type on and off in a tap, for whoever cannot read what the settings say. */
export function TypeSwitch() {
  const { scale } = useTypeScale()
  const isLarge = scale !== 'normal'
  const turn = () => {
    chooseType(isLarge ? 'normal' : 'huge')
    void account.setLargeType(isLarge ? 1 : 1.75)
  }
  return (
    <Button look='plain' icon='eye' onClick={turn}>
      {isLarge ? '换回标准字' : '换成大字'}
    </Button>
  )
}
