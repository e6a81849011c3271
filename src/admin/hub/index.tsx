import { Columns } from '@/ui/columns'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { DOORS } from './doors'

/** Everything that an administrator keeps. */
export default function HubPage() {
  return (
    <Screen wide lead='管理员只管单位、人员和设置，不办件、不签字，也看不到诉求内容。每次变更都留痕。'>
      <Columns>
        {DOORS.map(({ title, doors }) => (
          <Section key={title} title={title}>
            <Rows>
              {doors.map((door) => (
                <Row key={door.title} {...door} />
              ))}
            </Rows>
          </Section>
        ))}
      </Columns>
    </Screen>
  )
}
