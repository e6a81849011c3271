import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'
import { useChosen } from '@/ui/use-chosen'

import { type Label, admin } from '../go'
import { LabelView } from '../parts/label-view'
import { LABEL_WORDS } from '../words'
import '../parts/unit-pane.scss'

interface Line {
  id: string
  words: string
  note?: string | undefined
  closed: boolean
}

/** What stands for a new one among those that are there. */
const NEW = ''

const keyOf = (of: Label, id: string) => `${of} ${id}`
const labelOf = (key: string): [of: Label, id: string] => [key.startsWith('tag ') ? 'tag' : 'category', key.slice(key.indexOf(' ') + 1)]
const visit = (key: string) => {
  const [of, id] = labelOf(key)
  admin.label(of, id || undefined)
}

/** What appeals are proposed for and marked with: categories and tags, those that are closed at the end; with room, the chosen one stands beside them. */
export default function LabelsPage() {
  const list = useQuery('casework', 'responsibility', {})
  const marks = useQuery('casework', 'tags', {})
  const mayEdit = list.value?.mayEdit ?? false
  const listed = list.value?.rows.filter(({ closed }) => !closed).map(({ category }) => keyOf('category', category)) ?? null
  const { chosen, open } = useChosen(mayEdit ? listed : null, visit)
  const [of, id] = labelOf(chosen ?? NEW)
  const changed = () => {
    void list.refresh()
    void marks.refresh()
  }
  return (
    <Screen wide lead='类别是系统按字眼认出来的，用来推荐归哪一级、哪个单位办；标签是办理的人贴上去的，用来查找。改名、停用都留痕，以前的诉求不变。'>
      <Beside aside={chosen && <LabelView key={chosen} of={of} id={id || undefined} />} onChanged={changed}>
        <Loaded query={list}>
          {({ rows, own, mayEdit }) => (
            <Lines
              of='category'
              mayEdit={mayEdit}
              chosen={chosen}
              onOpen={open}
              lines={rows.map(({ category, words, closed }) => {
                const kept = own.find((one) => one.category === category)
                const formerly = kept?.byDefault && kept.byDefault !== words ? `原名${kept.byDefault}` : undefined
                return { id: category, words, closed: closed === true, note: [formerly, kept && kept.cues.length > 0 ? kept.cues.join('、') : undefined].filter(Boolean).join('；') || undefined }
              })}
            />
          )}
        </Loaded>
        <Loaded query={marks}>{({ tags, mayKeep }) => <Lines of='tag' mayEdit={mayKeep} chosen={chosen} onOpen={open} lines={tags.map(({ id, name, retired }) => ({ id, words: name, closed: retired === true }))} />}</Loaded>
      </Beside>
    </Screen>
  )
}

interface LinesProps {
  of: Label
  lines: readonly Line[]
  mayEdit: boolean
  /** What stands beside the list. */
  chosen: string | undefined
  onOpen: (key: string) => void
}

function Lines({ of, lines, mayEdit, chosen, onOpen }: LinesProps) {
  const words = LABEL_WORDS[of]
  const used = lines.filter(({ closed }) => !closed)
  return (
    <Section title={words.what} aside={`${used.length}个`}>
      <Rows>
        {[...used, ...lines.filter(({ closed }) => closed)].map((line) => (
          <Row key={line.id} title={line.words} note={line.note} aside={line.closed ? <Tag tone='grey'>已停用</Tag> : undefined} selected={keyOf(of, line.id) === chosen} onClick={mayEdit ? () => onOpen(keyOf(of, line.id)) : undefined} />
        ))}
      </Rows>
      {mayEdit && (
        <View className='unit-actions'>
          <Button icon='add' onClick={() => onOpen(keyOf(of, NEW))}>
            {words.add}
          </Button>
        </View>
      )}
    </Section>
  )
}
