const { deflateSync, inflateSync } = require('node:zlib')

const fontkit = require('fontkit')

/** Of taro-ui's rules for its icon font. */
const RULE = /^\.at-icon-([a-z0-9-]+)::?before$/
const FONT = /url\(['"]?data:application\/x-font-woff;[^,]*base64,([^'")]+)['"]?\)/

/**
 * A postcss plugin: of taro-ui's icons, keeps the rules of those in `used`, and of its font their outlines.
 * Font and rules stand in the main package, which every resident waits for.
 */
module.exports = ({ used = [] } = {}) => ({
  postcssPlugin: 'icons',
  OnceExit(root) {
    const kept = new Set(used)
    const signs = []
    root.walkRules(RULE, (rule) => {
      if (!kept.has(RULE.exec(rule.selector)[1])) return rule.remove()
      rule.walkDecls('content', ({ value }) => void signs.push(signOf(value)))
    })
    if (signs.length === 0) return
    root.walkAtRules('font-face', (face) =>
      face.walkDecls('src', (decl) => {
        decl.value = decl.value.replace(FONT, (_, font) => `url(data:application/x-font-woff;charset=utf-8;base64,${withOnly(Buffer.from(font, 'base64'), signs).toString('base64')})`)
      }),
    )
  },
})
module.exports.postcss = true

/** The code point of a `content` such as `"\e90a"`, or of the sign itself. */
function signOf(content) {
  const inside = content.slice(1, -1)
  return inside.startsWith('\\') ? Number.parseInt(inside.slice(1), 16) : inside.codePointAt(0)
}

/** A WOFF font (https://www.w3.org/TR/WOFF/) in which only the glyphs of these code points have an outline; their numbers stay. */
function withOnly(woff, signs) {
  const tables = tablesOf(woff)
  const glyphs = glyphsOf(woff, signs)
  const long = tables.get('head').readInt16BE(50) === 1
  const [loca, glyf] = [tables.get('loca'), tables.get('glyf')]
  const at = (index) => (long ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2)
  const places = Buffer.from(loca)
  const outlines = []
  let end = 0
  for (let index = 0; index < loca.length / (long ? 4 : 2); index += 1) {
    if (long) places.writeUInt32BE(end, index * 4)
    else places.writeUInt16BE(end / 2, index * 2)
    if (!glyphs.has(index)) continue
    outlines.push(glyf.subarray(at(index), at(index + 1)))
    end += at(index + 1) - at(index)
  }
  tables.set('loca', places)
  tables.set('glyf', Buffer.concat(outlines))
  // Names of glyphs are for whoever edits the font: format 3 has none.
  const post = Buffer.from(tables.get('post').subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0)
  tables.set('post', post)
  tables.delete('GSUB')
  return packed(woff, tables)
}

/** The numbers of the glyphs that draw these code points, with those that they are put together from. */
function glyphsOf(woff, signs) {
  const font = fontkit.create(woff)
  const found = new Set([0])
  const add = (id) => {
    if (found.has(id)) return
    found.add(id)
    for (const { glyphID } of font.getGlyph(id)._decode()?.components ?? []) add(glyphID)
  }
  for (const sign of signs) add(font.glyphForCodePoint(sign).id)
  return found
}

const HEADER = 44
const ENTRY = 20

/** Its tables by name, unpacked. */
function tablesOf(woff) {
  const tables = new Map()
  for (let n = 0; n < woff.readUInt16BE(12); n += 1) {
    const entry = HEADER + n * ENTRY
    const [offset, packedLength, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field))
    const bytes = woff.subarray(offset, offset + packedLength)
    tables.set(woff.toString('latin1', entry, entry + 4), packedLength < length ? inflateSync(bytes) : bytes)
  }
  return tables
}

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])

/** The sum of a table's 32-bit words, as font files check themselves. */
function sumOf(bytes) {
  const whole = padded(bytes)
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0
  return sum
}

/** A WOFF file of these tables, with the header of another. */
function packed(model, tables) {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const header = Buffer.from(model.subarray(0, HEADER))
  const directory = Buffer.alloc(ENTRY * entries.length)
  const bodies = []
  let offset = HEADER + directory.length
  entries.forEach(([name, bytes], n) => {
    const small = deflateSync(bytes, { level: 9 })
    const body = small.length < bytes.length ? small : bytes
    directory.write(name, n * ENTRY, 'latin1')
    ;[offset, body.length, bytes.length, sumOf(bytes)].forEach((value, field) => directory.writeUInt32BE(value, n * ENTRY + 4 + field * 4))
    bodies.push(padded(body))
    offset += padded(body).length
  })
  header.writeUInt32BE(offset, 8)
  header.writeUInt16BE(entries.length, 12)
  header.writeUInt32BE(12 + 16 * entries.length + entries.reduce((sum, [, bytes]) => sum + padded(bytes).length, 0), 16)
  return Buffer.concat([header, directory, ...bodies])
}
