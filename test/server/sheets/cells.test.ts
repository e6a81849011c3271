import { cellsOf } from '../../../server/sheets/cells'
import { Unreadable } from '../../../server/sheets/unpack'
import { workbook, zip } from './workbook'

const LIMITS = { unpacked: 1024 * 1024, rows: 20 }
const read = (bytes: Buffer, limits = LIMITS) => cellsOf(bytes, limits)
const why = (bytes: Buffer, limits = LIMITS) =>
  read(bytes, limits).then(
    () => null,
    (error: unknown) => (error instanceof Unreadable ? error.reason : error),
  )

/** The rows below as Excel in China saves them "as CSV": GBK, line breaks and quotes within a cell. */
const GBK = Buffer.from('z+fV8qOovda1wKOpLLTlo6jJ58f4o6ksy9/H88TayN0NCs37z6q91rXALNDSuKO91snnx/gsIsK3tca7tcHLo6wNCsfrwLQiItDeIiIiDQo=', 'base64')
const TABLE = [['乡镇（街道）', '村（社区）', '诉求内容'], ['望溪街道', '幸福街社区', '路灯坏了，\r\n请来"修"']]
const CSV = '乡镇（街道）,村（社区）,诉求内容\r\n望溪街道,幸福街社区,"路灯坏了，\r\n请来""修"""\r\n'
const filled = (rows: string[][]) => rows.filter((row) => row.some((cell) => cell !== ''))

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${CSV}`)],
    ['GBK', GBK],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['tabs', Buffer.from(CSV.replaceAll(',', '\t'))],
  ])('of %s gives its cells', async (_, bytes) => {
    expect(filled(await read(bytes))).toEqual(TABLE)
  })
})

it('rows beyond the limit that hold nothing but blanks are left out, and do no harm', async () => {
  expect(await read(Buffer.from('甲,乙\n'.repeat(20) + ' ,\n'.repeat(3)))).toEqual(Array.from({ length: 20 }, () => ['甲', '乙']))
})

describe('a workbook', () => {
  it('gives its cells as one reads them: numbers whole, days as days, yes and no in words, what is missing empty', async () => {
    const bytes = workbook([['姓名', '电话', '日期', '备注'], ['吴秀英', 13912345678, new Date('2026-03-02'), true], ['何<桂>&英', false, '', '有']])
    expect(await read(bytes)).toEqual([['姓名', '电话', '日期', '备注'], ['吴秀英', '13912345678', '2026-03-02', '是'], ['何<桂>&英', '否', '', '有']])
  })

  it('is told by what is in it, whatever lies beside its sheets', async () => {
    expect(filled(await read(workbook(TABLE, [{ name: 'xl/media/photo.png', bytes: Buffer.alloc(5 * 1024 * 1024) }])))).toEqual(TABLE)
  })

  it('that would unpack to more than the limit is not unpacked, whatever it claims', async () => {
    const zeros = Buffer.alloc(300 * 1024 * 1024)
    const claims: (number | undefined)[] = [undefined, 100]
    for (const claim of claims) {
      const bomb = workbook(TABLE, [{ name: 'xl/worksheets/sheet2.xml', bytes: zeros, ...(claim ? { claims: claim } : {}) }])
      expect(bomb.length).toBeLessThan(400 * 1024)
      const before = process.memoryUsage().arrayBuffers
      expect(await why(bomb)).toBe('tooMuch')
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * LIMITS.unpacked)
    }
  })

  it('cut off or damaged anywhere is refused and never failed on', async () => {
    const whole = workbook(TABLE)
    for (let length = 4; length < whole.length; length += 37) expect(['broken', 'notASheet']).toContain(await why(whole.subarray(0, length)))
    for (let at = 4; at < whole.length; at += 53) {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ 0xff
      expect([null, 'broken', 'notASheet', 'locked', 'tooMuch']).toContain(await why(bytes))
    }
  })
})

it.each([
  ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'locked'],
  ['a photo with another name', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'notASheet'],
  ['another zip', zip([{ name: 'word/document.xml', bytes: Buffer.from('<w/>') }]), 'notASheet'],
  ['too many rows', Buffer.from('甲,乙\n'.repeat(22)), 'tooMuch'],
  ['bytes of no encoding', Buffer.from([0x41, 0xff, 0xff, 0x80]), 'notASheet'],
])('%s is refused by its reason', async (_, bytes, reason) => {
  expect(await why(bytes)).toBe(reason)
})
