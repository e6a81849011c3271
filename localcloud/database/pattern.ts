import { invalidOperator } from './errors'

/**
 * Regular expressions as MongoDB reads them: Perl's (PCRE) on code points, written anew for JavaScript. They differ where it
 * hurts: `.` is a whole character, `\s` is ASCII, `$` also stands before a last line break. What has no equal is refused.
 */

/** Before a last line break, and at the end. */
const LAST_LINE = '(?=\\n?$)'

/** Escapes that mean the same in both. */
const SAME = new Set('dDwWbBnrtfv')

/** Escapes that are written otherwise: outside of brackets and, where they may stand there, between them. */
const OTHER: Record<string, readonly [outside: string, inside?: string]> = {
  s: ['[\\t-\\r ]', '\\t-\\r '],
  S: ['[^\\t-\\r ]', '\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}'],
  A: ['^'],
  z: ['$'],
  Z: [LAST_LINE],
  N: ['[^\\n]'],
  a: ['\\x07', '\\x07'],
  e: ['\\x1b', '\\x1b'],
}

/** The names that POSIX gives to classes. */
const NAMED: Record<string, string> = {
  alnum: 'A-Za-z0-9', alpha: 'A-Za-z', blank: '\\t ', digit: '0-9', lower: 'a-z', punct: '!-\\/:-@\\[-`\\{-~', space: '\\t-\\r ', upper: 'A-Z', word: '\\w', xdigit: '0-9A-Fa-f',
}

/** Characters that JavaScript wants escaped where they stand for themselves. */
const SYNTAX = /[$()*+./?[\\\]^{|}]/

const ESCAPE = String.raw`\\(?:(?<property>[pP])(?:\{(?<inverted>\^?)(?<name>\w+)\}|(?<letter>[A-Z]))|x\{(?<code>[0-9a-fA-F]{1,6})\}|(?<kept>x[0-9a-fA-F]{2}|k<\w+>|c[A-Za-z]|[1-9]\d*|0(?!\d))|(?<escaped>[^]))`

/** The pieces of a pattern; what stands between brackets is one. */
const PIECES = new RegExp(
  [ESCAPE, String.raw`(?<brackets>\[\^?\]?(?:\[:\^?\w+:\]|\\[^]|[^\]\\])*\])`, String.raw`(?<group>\(\?(?:P?<\w+>|[:=!]|<[=!]))`, String.raw`(?<unknown>\(\?|\(\*)`, String.raw`(?<times>\{\d+(?:,\d*)?\})`, '[^]'].join('|'),
  'gu',
)

/** The pieces of what stands between brackets that are not one character for itself. */
const MEMBERS = new RegExp([String.raw`\[:(?<posix>\^?\w+):\]`, ESCAPE, String.raw`[[\]]`].join('|'), 'gu')

type Piece = Partial<Record<'property' | 'inverted' | 'name' | 'letter' | 'code' | 'kept' | 'escaped' | 'brackets' | 'group' | 'unknown' | 'times' | 'posix', string>>

const refused = (what: string) => invalidOperator(`regular expressions: ${what} is not supported`)

/**
 * A pattern as a JavaScript expression, for asking.
 * @param flags of `i`, `m` and `s`; others that JavaScript's own expressions carry (`g`, `u`, `y`) change nothing here
 * @throws DATABASE_INVALID_OPERRATOR for what it cannot be written as
 */
export function searching(pattern: string, flags: string): RegExp {
  const [, inline = '', body = ''] = /^(?:\(\?([ims]+)\))?([^]*)$/.exec(pattern) ?? []
  const all = flags + inline
  const js = body.replace(PIECES, (text, ...rest: unknown[]) => rewritten(text, rest.at(-1) as Piece, all))
  try {
    return new RegExp(js, all.includes('i') ? 'iu' : 'u')
  } catch {
    throw invalidOperator(`regular expression ${JSON.stringify(pattern)} is not valid, or not supported`)
  }
}

function rewritten(text: string, piece: Piece, flags: string): string {
  if (piece.unknown !== undefined) throw refused(`${text}…`)
  if (piece.brackets !== undefined) return bracketsOf(text)
  if (piece.group !== undefined) return text.replace('?P<', '?<')
  if (text.length > 1 && text.startsWith('\\')) return escapeOf(text, piece, false)
  const lines = flags.includes('m')
  switch (text) {
    case '.':
      return flags.includes('s') ? '[^]' : '[^\\n]'
    case '^':
      return lines ? '(?:^|(?<=\\n)(?=[^]))' : '^'
    case '$':
      return lines ? '(?=\\n|$)' : LAST_LINE
    case '{':
    case '}':
    case ']':
      return `\\${text}`
    default:
      return text
  }
}

function escapeOf(text: string, { property, inverted, name, letter, code, kept, escaped = '' }: Piece, inside: boolean): string {
  if (property !== undefined) return `\\${inverted ? (property === 'p' ? 'P' : 'p') : property}{${propertyOf(letter ?? name!)}}`
  if (code !== undefined) return `\\u{${code}}`
  if (kept !== undefined || SAME.has(escaped)) return text
  const other = OTHER[escaped]?.[inside ? 1 : 0]
  if (other !== undefined) return other
  if (/[A-Za-z0-9]/.test(escaped)) throw refused(`\\${escaped}${escaped === 'u' ? ' (write the character itself)' : ''}`)
  return SYNTAX.test(escaped) || (inside && escaped === '-') ? text : escaped
}

/** General categories have short names, and all longer ones are scripts. */
const propertyOf = (name: string): string => (name.length > 2 ? `Script=${name}` : name)

function bracketsOf(text: string): string {
  const [, not = '', members = ''] = /^\[(\^?)([^]*)\]$/.exec(text) ?? []
  const inner = members.replace(MEMBERS, (all, ...rest: unknown[]) => {
    const piece = rest.at(-1) as Piece
    if (piece.posix === undefined) return all.startsWith('\\') ? escapeOf(all, piece, true) : `\\${all}`
    const range = NAMED[piece.posix]
    if (range === undefined) throw refused(all)
    return range
  })
  return `[${not}${inner}]`
}
