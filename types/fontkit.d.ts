/** The little of fontkit that is used beside pdfkit, which brings it: which characters a font has. */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): { hasGlyphForCodePoint(codePoint: number): boolean }
}
