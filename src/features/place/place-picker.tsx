import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { DistrictTree } from 'server/contract'

import { SearchBox } from '@/ui/search-box'
import { Row, Rows } from '@/ui/row'
import { Sheet } from '@/ui/sheet'

interface Props {
  tree: DistrictTree
  /** The township whose villages stand there at once. */
  near?: string
  open: boolean
  onClose: () => void
  onPicked: (village: string) => void
}

/** Picks a village in two taps, township then village, or by typing a part of its name or of its township's. */
export function PlacePicker({ tree, near, open, onClose, onPicked }: Props) {
  const [chosen, setTownship] = useState<string | null>()
  const [words, setWords] = useState('')
  // Undefined until one chose: then the township that is near; null is every one.
  const township = chosen === undefined ? near : chosen
  const within = tree.townships.find((one) => one.id === township)
  const found = useMemo(
    () => (words ? tree.townships.flatMap((one) => one.villages.filter(({ name }) => name.includes(words)).map((village) => ({ ...village, note: one.name }))) : []),
    [tree, words],
  )
  const foundTownships = words ? tree.townships.filter(({ name }) => name.includes(words)) : []
  const pickTownship = (id: string) => {
    setTownship(id)
    setWords('')
  }
  const close = () => {
    setTownship(undefined)
    setWords('')
    onClose()
  }
  const pick = (village: string) => {
    onPicked(village)
    close()
  }

  return (
    <Sheet open={open} title={within ? `${within.name}的哪个村（社区）？` : '在哪个乡镇（街道）？'} onClose={close}>
      {!within && <SearchBox value={words} placeholder='也可以直接搜村名' onChange={setWords} />}
      <Rows>
        {foundTownships.map((one) => (
          <Row key={one.id} title={one.name} note='点开选村（社区）' onClick={() => pickTownship(one.id)} />
        ))}
        {words
          ? found.map((village) => <Row key={village.id} title={village.name} note={village.note} onClick={() => pick(village.id)} />)
          : within
            ? within.villages.map((village) => <Row key={village.id} title={village.name} onClick={() => pick(village.id)} />)
            : tree.townships.map((one) => <Row key={one.id} title={one.name} onClick={() => setTownship(one.id)} />)}
      </Rows>
      {words && found.length + foundTownships.length === 0 && <View>没有叫“{words}”的村或社区，请换个字试试。</View>}
      {within && <Row icon='list' title='换一个乡镇（街道）' onClick={() => setTownship(null)} />}
    </Sheet>
  )
}
