import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ResponsibilityRowView, ResponsibilityView } from 'server/contract'

import { useQuery } from '@/api/cache'
import { momentWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'

import { EditLine } from './edit-line'
import { ModelSwitch } from './model-switch'
import { Reindex } from './reindex'
import { LIST_WORDS } from './words'
import './index.scss'

/** Who is responsible for what, by level, for every cadre to read and for administrators to keep. */
export default function ResponsibilityPage() {
  const query = useQuery('casework', 'responsibility', {})
  const [editing, setEditing] = useState<ResponsibilityRowView>()
  const mayEdit = query.value?.mayEdit ?? false
  const saved = (list: ResponsibilityView) => {
    query.put(list)
    setEditing(undefined)
  }

  return (
    <Screen
      wide
      lead={query.value && !mayEdit ? LIST_WORDS.lead + LIST_WORDS.readOnly : LIST_WORDS.lead}
      over={
        <Sheet open={editing !== undefined} title={editing?.words ?? ''} onClose={() => setEditing(undefined)}>
          {editing && query.value && <EditLine key={editing.category} line={editing} list={query.value} onSaved={saved} />}
        </Sheet>
      }
    >
      <Loaded query={query}>
        {({ rows, levels, changes }) => (
          <Columns>
            {levels.map(({ id, name }) => {
              const own = rows.filter(({ level, closed }) => level === id && !closed)
              return (
                own.length > 0 && (
                  <Section key={id} title={name} aside={`${own.length}类`}>
                    <Rows>
                      {own.map((line) => (
                        <Row key={line.category} title={line.words} note={line.departmentWords} onClick={mayEdit ? () => setEditing(line) : undefined} />
                      ))}
                    </Rows>
                  </Section>
                )
              )
            })}
            <Section title={LIST_WORDS.changes}>
              <Card>
                {changes.length === 0 && <View>{LIST_WORDS.noChanges}</View>}
                {changes.map(({ at, who, words }) => (
                  <View key={`${at} ${words}`} className='list-change'>
                    <View>{words}</View>
                    <View className='list-change__who'>{`${who}，${momentWords(at)}`}</View>
                  </View>
                ))}
              </Card>
            </Section>
            {mayEdit && <ModelSwitch />}
            {mayEdit && <Reindex />}
          </Columns>
        )}
      </Loaded>
    </Screen>
  )
}
