import { parseArgs } from 'node:util'
import { Trouble } from './folder'

/** A flag's default tells its type: a number, a text, or false for one without a value. */
type Defaults = Readonly<Record<string, number | string | false>>
type Flags<D extends Defaults> = { [K in keyof D]: D[K] extends false ? boolean : D[K] extends number ? number : string }

/**
 * The flags of a command line over their defaults.
 * @throws with words for people when one is unknown or is no whole number from zero up.
 */
export function readFlags<D extends Defaults>(defaults: D, args: readonly string[] = process.argv.slice(2)): Flags<D> {
  const options = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: value === false ? ('boolean' as const) : ('string' as const) }]))
  const known = `可用的选项 options: ${Object.keys(defaults).map((name) => `--${name}`).join(' ')}`
  let values: Record<string, unknown>
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new Trouble(`${(error as Error).message}\n${known}`)
  }
  const read = ([name, byDefault]: [string, number | string | false]) => {
    const given = values[name]
    if (given === undefined || typeof byDefault !== 'number') return [name, given ?? byDefault]
    if (!/^\d{1,9}$/.test(String(given))) throw new Trouble(`--${name} 要一个整数 must be a whole number: ${String(given)}`)
    return [name, Number(given)]
  }
  return Object.fromEntries(Object.entries(defaults).map(read as never)) as Flags<D>
}
