import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CHECKS, type Checked, fails } from '../../../domain/ledger/checks'
import { counted } from '../../../domain/ledger/figures'
import { RATES } from '../../../domain/ledger/rates'
import { DOCKET_RULES } from '../../../domain/supervision/meeting/docket'
import type { Standing } from '../../../domain/appeal/standing'
import { leftWords } from '../../../server/export/words'
import { COUNT_WORDS } from '../../../src/supervision/words'

const TODAY = '2026-03-10'

/** An appeal in hand whose term of handling ends on one day, and whose step is waited for until another; the sweep came by today. */
const appeal = (dueOn: string, actBy: string) =>
  ({
    status: 'handling', kind: 'resolution', channel: 'self', clock: { kind: 'running', dueOn }, actBy, changedAt: Date.parse(`${TODAY}T08:00:00+08:00`), movedOn: TODAY,
    earlierRounds: [], repeats: [], signatures: {}, handler: 'p-1', plan: 'plan', assigner: 'T01', lead: 'T01',
  }) as unknown as Standing & Checked

const counts = (one: Standing & Checked) => ({ [COUNT_WORDS.overdue]: counted(one).includes('overdue'), [CHECKS.overdue.words]: fails(one, 'overdue', TODAY) })

it('what is past the term of handling and what is past its step are two figures, each by its own words', () => {
  expect(counts(appeal('2026-03-09', '2026-03-12'))).toEqual({ 超办理期限: true, 这一步超期: false })
  expect(counts(appeal('2026-03-12', '2026-03-09'))).toEqual({ 超办理期限: false, 这一步超期: true })
  expect(counts(appeal('2026-03-09', '2026-03-09'))).toEqual({ 超办理期限: true, 这一步超期: true })
  expect(counts(appeal('2026-03-12', '2026-03-12'))).toEqual({ 超办理期限: false, 这一步超期: false })
})

it('whatever is reckoned from either says so in the same words', () => {
  // Rates and dockets go by the term of handling, an exported ledger by the step, as the list on the screen.
  for (const rate of ['completion', 'onTime'] as const) expect(RATES[rate].belowWords).toContain(COUNT_WORDS.overdue)
  expect(DOCKET_RULES.overdue.words).toBe(COUNT_WORDS.overdue)
  expect(leftWords({ daysLeft: -2 })).toBe(`${CHECKS.overdue.words}2个工作日`)
  const manual = readFileSync(path.resolve(__dirname, '../../../docs/manuals/cadres.md'), 'utf8')
  for (const words of [COUNT_WORDS.overdue, CHECKS.overdue.words]) expect(manual).toContain(`「${words}」`)
})
