/** A4 in points, as PDF counts. */
const A4 = { width: 595.28, height: 841.89 }

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/**
 * A PDF of one A4 page that is filled by a JPEG picture of `width` × `height` pixels. The phone has drawn
 * the page with its own Chinese fonts, so that none has to be embedded.
 */
export function pdfOf(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const draw = `q ${A4.width} 0 0 ${A4.height} 0 0 cm /Page Do Q`
  const stream = (head: string, data: Uint8Array) => [bytesOf(`<< ${head} /Length ${data.length} >>\nstream\n`), data, bytesOf('\nendstream')]
  const objects: Uint8Array[][] = [
    [bytesOf('<< /Type /Catalog /Pages 2 0 R >>')],
    [bytesOf('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [bytesOf(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /XObject << /Page 4 0 R >> >> /Contents 5 0 R >>`)],
    stream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`, jpeg),
    stream('', bytesOf(draw)),
  ]
  const parts: Uint8Array[] = [bytesOf('%PDF-1.4\n')]
  const places: number[] = []
  let at = parts[0]!.length
  const add = (...more: Uint8Array[]) => {
    for (const one of more) {
      parts.push(one)
      at += one.length
    }
  }
  objects.forEach((object, index) => {
    places.push(at)
    add(bytesOf(`${index + 1} 0 obj\n`), ...object, bytesOf('\nendobj\n'))
  })
  const table = at
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  add(bytesOf(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`))
  const whole = new Uint8Array(at)
  let to = 0
  for (const part of parts) {
    whole.set(part, to)
    to += part.length
  }
  return whole
}
