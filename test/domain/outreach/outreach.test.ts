import fc from 'fast-check'
import { readAnswerRows } from '../../../domain/outreach/answerRows'
import { appealRowKey, readAppealRows } from '../../../domain/outreach/appealRows'
import { SCENE_MOST, placeOfScene, sceneOf } from '../../../domain/outreach/codes'
import { type Question, appealIn, tallied, wrongWithAnswers } from '../../../domain/outreach/questionnaire'
import { answerReaders, questionnaireReaders } from '../../../domain/outreach/readers'
import { APPEAL_COLUMNS } from '../../../domain/outreach/columns'
import { EXAMPLE, tableIn } from '../../../domain/outreach/sheet'
import { Organisation } from '../../../domain/organisation/units'
import { propose } from '../../../domain/text'
import { isPhoneNumber } from '../../../domain/text/phone'
import { DEFAULT_LIST } from '../../../domain/text/categoryList'
import { DEFAULT_RESPONSIBILITY, responsibilityOf } from '../../../domain/text/responsibility'
import { placeOfScene as placeOnPhone } from '../../../src/features/place/scene'
import { organisation } from '../appeal/world'

describe('The scene of a code', () => {
  it('fits what WeChat carries or is none, and comes back as the place it was made of', () => {
    const id = fc.stringMatching(/^[\w.-]{1,20}$/)
    fc.assert(
      fc.property(id, fc.option(id, { nil: undefined }), (village, grid) => {
        const place = { village, ...(grid ? { grid } : {}) }
        const scene = sceneOf(place)
        if (scene === null) expect(village.length + 1 + grid!.length).toBeGreaterThan(SCENE_MOST)
        else expect([placeOfScene(scene), placeOnPhone(scene)]).toEqual([place, place])
      }),
    )
  })

  it('of a spot keeps the village for phones that read no further', () => {
    const scene = sceneOf({ village: '511902001001', grid: '51190200100101', mark: 'pAb_-12' })!
    expect(placeOfScene(scene)).toEqual({ village: '511902001001', mark: 'pAb_-12' })
    expect(placeOnPhone(scene)).toEqual({ village: '511902001001' })
  })
})

describe('A number', () => {
  it.each(['13800001234', '19912345678', '0827-5261234', '08275261234'])('%s can be somebody\'s', (number) => expect(isPhoneNumber(number)).toBe(true))
  it.each(['', '12345678901', '11111111111', '13000000000', '1380000123', '138000012345', '电话'])('%s is none', (number) => expect(isPhoneNumber(number)).toBe(false))
})

const QUESTIONS: Question[] = [
  { id: 'q1', kind: 'single', title: '路好走吗', options: ['好走', '不好走'], needed: true },
  { id: 'q2', kind: 'text', title: '还想说什么', needed: false },
]

describe('Who reads an answer', () => {
  const readers = (...texts: string[]) => answerReaders('V11', texts, organisation)

  it('are the village and those above it; whoever it complains of is passed by, with those below', () => {
    expect(readers('路灯坏了，请来修')).toEqual(['V11', 'T1', 'D'])
    expect(readers()).toEqual(['V11', 'T1', 'D'])
    expect(readers('路灯坏了', '村支书收了钱才办低保')).toEqual(['T1', 'D'])
    expect(readers('镇政府的人收了礼才办事')).toEqual(['D'])
    expect(readers('有人吃拿卡要')).toEqual(['D'])
  })

  it('of a questionnaire are its owner, its places, those above and the villages below, and no department', () => {
    expect(questionnaireReaders('T1', ['V11'], organisation).sort()).toEqual(['D', 'T1', 'V11'])
    expect(questionnaireReaders('D', ['T1', 'V21'], organisation).sort()).toEqual(['D', 'T1', 'T2', 'V11', 'V12', 'V21'])
    expect(questionnaireReaders('D', ['D'], organisation).sort()).toEqual(['D', 'T1', 'T2', 'V11', 'V12', 'V21', 'V22'])
  })
})

describe('The template of a sheet', () => {
  it('has an example that is not imported where it was left in', () => {
    const header = APPEAL_COLUMNS.map(({ titles }) => titles[0]!)
    const row = ['青木镇', '石桥村', '', '桥上的灯不亮，请来修', '', '', '', '']
    expect(readAppealRows({ header, rows: [[`${EXAMPLE}青木镇`, ...row.slice(1)], row] }, organisation).read.map((one) => one.row)).toEqual([3])
  })
})

describe('The table in a file', () => {
  it('begins at the first row with two filled cells, whatever title stands above, and keeps the numbers of its rows', () => {
    const table = (...rows: string[][]) => tableIn(rows)
    expect(table(['村', '内容'], ['大桥村', '路'])).toEqual({ header: ['村', '内容'], rows: [['大桥村', '路']], first: 2 })
    expect(table(['诉求登记表', '', ''], [], ['村', '内容', ''], ['', ''], ['大桥村', '路'], ['', ' '])).toEqual({ header: ['村', '内容', ''], rows: [['', ''], ['大桥村', '路']], first: 4 })
    expect(table(['村', '内容'])).toEqual({ header: ['村', '内容'], rows: [], first: 2 })
    expect(table(['只有标题'], ['', ' '])).toBeNull()
    expect(table()).toBeNull()
  })
})

describe('A questionnaire', () => {
  it('hears an appeal where somebody asks for something, and none in a greeting', () => {
    const says = (text: string) => appealIn(QUESTIONS, [{ question: 'q1', choices: [0] }, { question: 'q2', text }])
    expect(says('村口的路灯不亮，请派人来换')).toBe('q2')
    expect(says('村干部把低保名额给了自己亲戚')).toBe('q2')
    for (const text of ['没有了', '谢谢你们辛苦了', '。。。', '']) expect([text, says(text)]).toEqual([text, null])
  })

  it('has a tally that does not depend on the order of answers', () => {
    const answers = fc.array(fc.record({ choices: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1 }) }), { maxLength: 8 })
    fc.assert(
      fc.property(answers, (given) => {
        const count = (sets: typeof given) => sets.reduce((tally, { choices }) => tallied(tally, [{ question: 'q1', choices }]), {})
        expect(count([...given].reverse())).toEqual(count(given))
      }),
    )
  })

  it('takes an optional question left out, and no needed one', () => {
    expect(wrongWithAnswers(QUESTIONS, [{ question: 'q1', choices: [1] }])).toEqual({})
    expect(Object.keys(wrongWithAnswers(QUESTIONS, [{ question: 'q2', text: '好' }]))).toEqual(['q1'])
  })
})

describe('A sheet', () => {
  const header = ['村', '诉求内容']

  it('never throws, whatever its cells hold, and answers for every row that is not blank', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('石桥村', '青木镇石桥村', '村口的路烂了，请来修一修', '好走', ''))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 }), (rows) => {
        const said = rows.filter((row) => row.some((one) => one.trim() !== '')).length
        expect(readAppealRows({ header, rows }, organisation).read).toHaveLength(said)
        expect(readAnswerRows({ header: ['村', '路好走吗'], rows }, QUESTIONS, organisation).read).toHaveLength(said)
      }),
    )
  })

  it('finds a village by its name, with its township where two bear it', () => {
    const twins = new Organisation(organisation.units.map((unit) => (unit.id === 'V21' ? { ...unit, name: '石桥村' } : unit)))
    const placed = (name: string, where: Organisation) => {
      const [one] = readAppealRows({ header, rows: [[name, '村口的路烂了，请来修一修']] }, where).read
      return 'submission' in one! ? one.submission.place.village : one!.wrong['村（社区）']
    }
    expect(placed('石桥村', organisation)).toBe('V11')
    expect(placed('青木镇石桥村', twins)).toBe('V11')
    expect(placed('石桥村', twins)).toBe('不止一个村（社区）叫这个名字，请写上乡镇')
    expect(placed('大石桥村', organisation)).toBe('本区没有这个村（社区）')
  })

  it('holds one appeal in two rows that say the same, spaces apart', () => {
    const { read } = readAppealRows({ header, rows: [['石桥村', '村口的路 烂了，请来修一修'], ['青木镇石桥村', '村口的路烂了，请来修一修 ']] }, organisation)
    expect(read.map((one) => ('wrong' in one ? one.wrong : appealRowKey(one.submission).length > 0))).toEqual([true, { 诉求内容: '与第2行相同' }])
  })
})

it('the responsibility list lies over the defaults, and passes over what there is no more', () => {
  const list = responsibilityOf([{ category: 'streetLight', level: 'district', department: 'urban' }, { category: 'gone' as never, level: 'village' }, { category: 'road', level: 'village', department: 'gone' as never }])
  expect(list).toEqual({ ...DEFAULT_RESPONSIBILITY, streetLight: { level: 'district', department: 'urban' } })
  expect(propose('组上的路灯不亮了', '', { responsibility: list, categories: DEFAULT_LIST })).toMatchObject({ level: 'district', department: 'urban' })
  expect(propose('组上的路灯不亮了')).toMatchObject({ level: 'village' })
})
