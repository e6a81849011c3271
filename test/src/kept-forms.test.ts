import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const SRC = path.join(__dirname, '../../src')

/** Parts of a form, whose page keeps what is written in all of them. */
const PARTS = [
  'features/act/form-field.tsx',
  'features/questionnaire/answer-fields.tsx',
  'officer/forms/steps-field.tsx',
  'officer/intake/intake-fields.tsx',
  'outreach/said/said-fields.tsx',
  'pages/form/contact-step.tsx',
  'pages/form/matter-step.tsx',
  'papers/design/index.tsx',
  'papers/design/question-card.tsx',
]

/** Forms whose words are not kept, and why. */
const UNKEPT: Record<string, string> = {
  'admin/accept/index.tsx': 'a code that is at hand',
  'admin/begin/index.tsx': 'a secret, which no storage is to hold',
  'officer/exports/in-full.tsx': 'one purpose, said for this very look',
  'officer/ledger/views-sheet.tsx': 'one name',
  'officer/petitioner.tsx': 'one purpose, said for this very look',
  'officer/responsibility/model-switch.tsx': 'one name',
  'outreach/outing/attest.tsx': 'a word that the petitioner says again',
  'pages/lookup/index.tsx': 'a code and its word, which no storage is to hold',
  'pages/me/index.tsx': 'one name',
  'papers/codes/index.tsx': 'one spot, chosen on the way',
  'supervision/topic/case-form.tsx': 'one code that is at hand',
}

const forms = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.tsx') && !name.startsWith('ui/') && /<(TextField|TextArea)\b/.test(readFileSync(path.join(SRC, name), 'utf8')))
const keeps = (name: string) => /\b(useWritten|saveDraft)\b/.test(readFileSync(path.join(SRC, name), 'utf8'))

test('each form keeps the words that are typed in it, or it is said why they need not be kept', () => {
  expect(forms.filter((name) => !keeps(name)).sort()).toEqual([...PARTS, ...Object.keys(UNKEPT)].sort())
})
