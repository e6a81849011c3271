
import { useQuery } from '@/api/cache'
import { dayWords } from '@/features/days'
import { lastPlace } from '@/features/filing/last'
import { go } from '@/features/go'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'

/** Questionnaires that the place last spoken of on this phone is asked now, and that are not answered yet. */
export function AskedHere() {
  const village = lastPlace()?.village
  const asked = useQuery('appeal', 'asked', village ? { village } : null).value
  const open = asked?.filter(({ answered }) => !answered) ?? []
  if (!village || open.length === 0) return null
  return (
    <Section title='想听听您的意见' aside={`${open.length}份问卷`}>
      <Rows>
        {open.map(({ id, title, questions, endsOn }) => (
          <Row key={id} icon='edit' title={title} note={`${questions.length}道题，${dayWords(endsOn)}前答`} onClick={() => go.answer(id)} />
        ))}
      </Rows>
    </Section>
  )
}
