/** The little of fontkit that is used beside pdfkit, which brings it: which characters a font has, and how it draws them. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { path: { toSVG(): string } }
  }
  export function create(bytes: Uint8Array): Font
}
