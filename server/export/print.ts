import path from 'node:path'
import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { create } from 'fontkit'
import { KIND_WORDS } from '../../domain/appeal/kinds'
import type { Entry } from '../../domain/appeal/entries'
import { type Day, clockTime, dayOf } from '../../domain/calendar/day'
import type { AppealPage } from '../contract'

export interface Printed {
  page: Omit<AppealPage, 'offers' | 'suggestions'>
  entries: readonly Entry[]
  /** Pictures of signatures by the id of the evidence. */
  images: ReadonlyMap<string, Buffer>
  responsible: string | null
  /** Whether the chain held when this was printed. */
  whole: boolean
  today: Day
  /** What the name and number stand in full for; null when they are masked. */
  purpose: string | null
}

/** Noto Sans SC, the SIL Open Font License 1.1, put beside the bundle by the build. */
const FONT = 'NotoSansHans-Regular.otf'
/** Stands for a character that the font does not have; the last page says which ones. */
const UNKNOWN = '〓'

let loaded: { bytes: Buffer; has: (codePoint: number) => boolean } | undefined
function font() {
  if (!loaded) {
    const bytes = readFileSync(path.join(__dirname, FONT))
    const face = create(bytes)
    loaded = { bytes, has: (codePoint) => codePoint < 32 || face.hasGlyphForCodePoint(codePoint) }
  }
  return loaded
}

const SIZE = { title: 20, heading: 13, text: 10.5, small: 8 }
const INK = { text: '#1f2329', quiet: '#5c6370', line: '#c9cdd4' }
const MARGIN = 56

/** A case on A4: what it is about, what was answered, the four signatures, every step with its hash. */
export async function print({ page, entries, images, responsible, whole, today, purpose }: Printed): Promise<Buffer> {
  const { bytes, has } = font()
  const doc = new PDFDocument({ size: 'A4', margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }, bufferPages: true, font: bytes as unknown as string, info: { Title: `${page.code} 诉求档案`, Producer: '群众诉求大起底' } })
  const pieces: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })

  const missing = new Set<string>()
  const drawable = (text: string) => Array.from(text.replace(/\r\n?/g, '\n'), (one) => (has(one.codePointAt(0)!) ? one : (missing.add(one), UNKNOWN))).join('')
  const write = (text: string, size: number, colour: string = INK.text, gap = 4) => doc.fontSize(size).fillColor(colour).text(drawable(text), MARGIN, doc.y, { width: doc.page.width - 2 * MARGIN, lineGap: 3 }).y += gap
  const room = (height: number) => {
    if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
  }
  const heading = (text: string) => {
    room(60)
    doc.y += 10
    write(text, SIZE.heading, INK.text, 2)
    doc.moveTo(MARGIN, doc.y).lineTo(doc.page.width - MARGIN, doc.y).lineWidth(0.6).strokeColor(INK.line).stroke()
    doc.y += 6
  }
  const fact = (label: string, value: string | null | undefined) => {
    if (!value) return
    room(24)
    const top = doc.y
    doc.fontSize(SIZE.text).fillColor(INK.quiet).text(label, MARGIN, top, { width: 90 })
    doc.fillColor(INK.text).text(drawable(value), MARGIN + 96, top, { width: doc.page.width - 2 * MARGIN - 96, lineGap: 3 })
    doc.y += 3
  }

  write('诉求档案', SIZE.title, INK.text, 2)
  write(page.code, SIZE.heading, INK.quiet, 8)
  fact('类别', page.kind && KIND_WORDS[page.kind])
  fact('状态', page.statusWords)
  fact('地点', [page.township, page.village, page.grid, page.spot].filter(Boolean).join(' '))
  fact('来源', page.channelWords)
  fact('提交日期', page.submittedOn)
  fact('答应的期限', page.promisedOn)
  fact('主办单位', page.lead)
  fact('责任人', responsible)
  fact('标签', page.tags.join('、'))
  fact('诉求人', page.anonymous ? '匿名' : page.contact ? `${page.contact.name}　${page.contact.phone}` : '没有留下')

  heading('诉求内容')
  write(page.text ?? '（内容已按规定清除）', SIZE.text)
  if (page.answer) {
    heading('答复')
    write(page.answer, SIZE.text)
  }
  if (page.publicAnswer) {
    heading('公开的答复')
    write(page.publicAnswer, SIZE.text)
  }

  heading('四方会签')
  for (const { who, at, words, signature } of page.signatures) {
    room(64)
    fact(who, `${words}${at ? `　${dayOf(at)} ${clockTime(at)}` : ''}`)
    const image = signature && images.get(signature.id)
    if (image) {
      doc.image(image, MARGIN + 96, doc.y, { fit: [120, 40] })
      doc.y += 44
    } else if (signature) fact('', '（签名图片见系统内）')
  }

  heading('办理记录')
  const byNumber = new Map(entries.map((entry) => [entry.seq, entry]))
  for (const { seq, at, sentence, texts } of page.timeline) {
    room(46)
    write(`${seq}　${dayOf(at)} ${clockTime(at)}　${sentence}`, SIZE.text, INK.text, 1)
    for (const [label, words] of texts) write(`${label}：${words}`, SIZE.text, INK.quiet, 1)
    write(byNumber.get(seq)?.hash ?? '', SIZE.small, INK.quiet, 5)
  }

  heading('记录的校验')
  write(`共${entries.length}步，每一步的校验码由这一步的内容和上一步的校验码算出，改动任何一处，后面的都对不上。打印时核验${whole ? '一致' : '不一致，请核查'}。`, SIZE.text)
  write(`末位校验码：${page.head}`, SIZE.small, INK.quiet)
  write('导出“核验用”档案，可以在系统之外用 npm run verify 核对。', SIZE.small, INK.quiet)
  write(purpose === null ? '姓名和电话已隐去一部分。' : `姓名和电话没有隐去，用途：${purpose}。查看已记录，请妥善保管。`, SIZE.small, INK.quiet)
  if (missing.size > 0) write(`有${missing.size}个字打印不出，用${UNKNOWN}代替，编码是：${[...missing].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join('、')}`, SIZE.small, INK.quiet)

  const { start, count } = doc.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at)
    // Below the margin a line would open a page of its own.
    doc.page.margins.bottom = 0
    doc.fontSize(SIZE.small).fillColor(INK.quiet).text(`${page.code}　${today} 打印　第${at - start + 1}页，共${count}页`, MARGIN, doc.page.height - MARGIN + 16, { width: doc.page.width - 2 * MARGIN, align: 'center', lineBreak: false })
  }
  doc.end()
  return ended
}
