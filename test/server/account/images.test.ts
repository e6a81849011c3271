import { Unfit, cleanImage } from '../../../server/account/images'
import { readOrientation } from '../../../server/account/images/orientation'
import { ICC, SCAN, SECRET, exif, jpeg, png, webp } from './images'

describe('a cleaned image', () => {
  it.each([
    ['image/jpeg', 'jpg', jpeg()],
    ['image/png', 'png', png()],
    ['image/webp', 'webp', webp()],
  ])('%s keeps nothing of where, when and with what it was taken, and nothing after its end', (type, extension, bytes) => {
    expect(bytes.includes(SECRET)).toBe(true)
    const clean = cleanImage(bytes)
    expect(clean).toMatchObject({ type, extension })
    expect(clean.bytes.includes(SECRET)).toBe(false)
    for (const trace of ['GPS', 'adobe.com', 'MPF', 'Photoshop', 'Comment', 'tIME', 'XMP', 'ABCD']) expect([trace, clean.bytes.includes(trace)]).toEqual([trace, false])
  })

  it.each([['jpeg', jpeg()], ['png', png()], ['webp', webp()]])('of %s cleans to itself: nothing is lost the second time', (_, bytes) => {
    const once = cleanImage(bytes).bytes
    expect(cleanImage(once).bytes.equals(once)).toBe(true)
  })

  it('keeps the pixels byte for byte, both scans, and the colours', () => {
    const { bytes } = cleanImage(jpeg())
    expect(bytes.indexOf(SCAN)).toBeGreaterThan(0)
    expect(bytes.indexOf(SCAN, bytes.indexOf(SCAN) + 1)).toBeGreaterThan(0)
    expect(bytes.includes(ICC)).toBe(true)
    expect(bytes.includes('Adobe')).toBe(true)
    expect(cleanImage(webp()).bytes.includes('pixels!')).toBe(true)
  })

  it.each([1, 3, 6, 8])('stays the way up it was, orientation %i, with no other EXIF', (orientation) => {
    for (const bytes of [cleanImage(jpeg({ orientation })).bytes, cleanImage(webp({ orientation })).bytes]) {
      const at = bytes.indexOf('MM\0*')
      expect(at === -1 ? 1 : readOrientation(bytes.subarray(at))).toBe(orientation)
      if (at !== -1) expect(bytes.readUInt16BE(at + 8)).toBe(1)
    }
  })

  it('of a WebP says in its flags what is still there', () => {
    const flagsOf = (bytes: Buffer) => bytes[20]! & 0x2c
    expect(flagsOf(cleanImage(webp({ orientation: 6 })).bytes)).toBe(0x28)
    expect(flagsOf(cleanImage(webp({ orientation: 1 })).bytes)).toBe(0x20)
  })
})

describe('what is no image, or a hostile one, is unfit', () => {
  it.each([
    ['a text with a picture\'s name', Buffer.from('<script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a page behind a JPEG\'s first bytes', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html>')])],
    ['a JPEG without pixels', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['a segment of length nought', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xd9])],
    ['fill bytes without end', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1000, 0xff)])],
    ['a JPEG without height', jpeg({ height: 0 })],
    ['a PNG of four thousand million pixels', png({ width: 4_000_000_000 })],
    ['a WebP frame larger than it may be', webp({ sides: [16383, 16383] })],
    ['a lossless WebP without its start', Buffer.concat([Buffer.from('RIFF'), Buffer.from([20, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.from([8, 0, 0, 0]), Buffer.alloc(8)])],
    ['an animated WebP', webp({ flags: 0x02 })],
    ['a PNG whose chunk claims four gigabytes', Buffer.concat([png().subarray(0, 8), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('IHDR')])],
    ['a WebP whose chunk claims four gigabytes', Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff', 'latin1')])],
  ])('%s', (_, bytes) => expect(() => cleanImage(bytes)).toThrow(Unfit))

  it('an image cut off anywhere, and it never fails in another way', () => {
    for (const whole of [jpeg(), png(), webp()]) {
      const { bytes } = cleanImage(whole)
      for (let length = 0; length < bytes.length; length += 1) expect(() => cleanImage(bytes.subarray(0, length))).toThrow(Unfit)
    }
  })

  it('an image with any byte changed is cleaned or unfit, never a crash and never slow', () => {
    const started = performance.now()
    for (const whole of [jpeg(), png(), webp()]) {
      for (let at = 0; at < whole.length; at += 1) {
        const bytes = Buffer.from(whole)
        bytes[at] = bytes[at]! ^ 0xff
        try {
          cleanImage(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(Unfit)
        }
      }
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a directory beyond the end', Buffer.concat([Buffer.from('MM\0*', 'latin1'), Buffer.from([0x7f, 0xff, 0xff, 0xff])])],
  ['an orientation of nine', exif(9)],
])('EXIF that makes no sense turns nothing: %s', (_, tiff) => expect(readOrientation(tiff)).toBe(1))
