import type { SheetResult } from 'server/contract'

import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'

/** A row of a long sheet that is well needs no look of its own. */
const SHOWN_MOST = 50

/** How many rows of a sheet went which way. */
export function Sums({ result: { good, bad, again }, known = '导入过了' }: { result: SheetResult; known?: string }) {
  return (
    <Card>
      <Facts
        facts={[
          ['可以导入', `${good}行`],
          ['有错', bad > 0 ? `${bad}行` : undefined],
          [known, again > 0 ? `${again}行，不会重复导入` : undefined],
        ]}
      />
    </Card>
  )
}

/** The wrong rows first, each with what is wrong; then the others. */
export function RowsOf({ result: { rows }, known = '导入过了' }: { result: SheetResult; known?: string }) {
  const [bad, good] = [rows.filter(({ wrong }) => wrong), rows.filter(({ wrong }) => !wrong)]
  return (
    <>
      {bad.length > 0 && (
        <Section title='要改的行' aside={`${bad.length}行`}>
          <Rows>
            {bad.map(({ row, wrong = {} }) => (
              <Row key={row} icon='warning' title={`第${row}行`} note={Object.entries(wrong).map(([column, why]) => `${column}：${why}`).join('；')} />
            ))}
          </Rows>
        </Section>
      )}
      {good.length > 0 && (
        <Section title='没有错的行' aside={`${good.length}行`}>
          <Rows>
            {good.slice(0, SHOWN_MOST).map(({ row, excerpt, place, again, code }) => (
              <Row key={row} title={excerpt || `第${row}行`} note={[`第${row}行`, place, code, again ? known : ''].filter(Boolean).join(' · ')} />
            ))}
          </Rows>
          {good.length > SHOWN_MOST && <Row title={`还有${good.length - SHOWN_MOST}行没有错`} />}
        </Section>
      )}
    </>
  )
}
