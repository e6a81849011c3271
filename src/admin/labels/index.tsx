import { View } from '@tarojs/components'

import { useQuery } from '@/api/cache'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'

import { type Label, admin } from '../go'
import { LABEL_WORDS } from '../words'
import '../parts/unit-pane.scss'

interface Line {
  id: string
  words: string
  note?: string | undefined
  closed: boolean
}

/** What appeals are proposed for and marked with: categories and tags, those that are closed at the end. */
export default function LabelsPage() {
  const list = useQuery('casework', 'responsibility', {})
  const marks = useQuery('casework', 'tags', {})
  return (
    <Screen lead='类别是系统按字眼认出来的，用来推荐归哪一级、哪个单位办；标签是办理的人贴上去的，用来查找。改名、停用都留痕，以前的诉求不变。'>
      <Loaded query={list}>
        {({ rows, own, mayEdit }) => (
          <Lines
            of='category'
            mayEdit={mayEdit}
            lines={rows.map(({ category, words, closed }) => {
              const kept = own.find((one) => one.category === category)
              const formerly = kept?.byDefault && kept.byDefault !== words ? `原名${kept.byDefault}` : undefined
              return { id: category, words, closed: closed === true, note: [formerly, kept && kept.cues.length > 0 ? kept.cues.join('、') : undefined].filter(Boolean).join('；') || undefined }
            })}
          />
        )}
      </Loaded>
      <Loaded query={marks}>{({ tags, mayKeep }) => <Lines of='tag' mayEdit={mayKeep} lines={tags.map(({ id, name, retired }) => ({ id, words: name, closed: retired === true }))} />}</Loaded>
    </Screen>
  )
}

function Lines({ of, lines, mayEdit }: { of: Label; lines: readonly Line[]; mayEdit: boolean }) {
  const words = LABEL_WORDS[of]
  const used = lines.filter(({ closed }) => !closed)
  return (
    <Section title={words.what} aside={`${used.length}个`}>
      <Rows>
        {[...used, ...lines.filter(({ closed }) => closed)].map((line) => (
          <Row key={line.id} title={line.words} note={line.note} aside={line.closed ? <Tag tone='grey'>已停用</Tag> : undefined} onClick={mayEdit ? () => admin.label(of, line.id) : undefined} />
        ))}
      </Rows>
      {mayEdit && (
        <View className='unit-actions'>
          <Button icon='add' onClick={() => admin.label(of)}>
            {words.add}
          </Button>
        </View>
      )}
    </Section>
  )
}
