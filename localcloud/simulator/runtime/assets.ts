/**
 * The address of a file of the program. `/a.png` means the program's root; data, blob and web
 * addresses stay as they are.
 */
export function assetUrl(source: string): string {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(source) ? source : source.replace(/^(\.{0,2}\/)+/, '')
}
