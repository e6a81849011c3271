import { useRouter } from '@tarojs/taro'

import { useQuery } from '@/api/cache'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'

import type { Alteration } from '../go'
import { AddForm } from './add-form'
import { CloseForm } from './close-form'
import { GridsForm } from './grids-form'
import { MoveForm } from './move-form'
import { RenameForm } from './rename-form'
import { SplitForm } from './split-form'
import type { FormProps } from './form'

const FORMS: Record<Alteration, (props: FormProps) => JSX.Element> = { add: AddForm, rename: RenameForm, grids: GridsForm, split: SplitForm, move: MoveForm, close: CloseForm }

/** One change to a unit, in a form of its own. */
export default function AlterPage() {
  const { id = '', what = 'rename' } = useRouter().params
  const one = useQuery('admin', 'unit', { id })
  const all = useQuery('admin', 'units', {})
  const Form = FORMS[what as Alteration]
  if (!one.value || !all.value) {
    return (
      <Screen>
        {one.value ? <Loaded query={all}>{() => null}</Loaded> : <Loaded query={one}>{() => null}</Loaded>}
      </Screen>
    )
  }
  return <Form unit={one.value} units={all.value.units} />
}
