/** A name with its middle hidden: 张*兰; of two characters the second, 张*. One star stands for any number. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  const last = characters.length > 2 ? characters.at(-1) : ''
  return characters.length === 0 ? '' : `${characters[0]}*${last}`
}

/** A phone number with its middle hidden, 138****1234; anything shorter than seven digits is hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
