import { deflateSync } from 'node:zlib'

/** Images made byte by byte, with everything in them that a phone writes and a stranger should not read. */

/** What must never survive: it stands in every kind of metadata below. */
export const SECRET = 'GPS 26.123456N 111.654321E'

const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const u16le = (value: number) => Buffer.from([value & 255, value >> 8])
const u32le = (value: number) => Buffer.from(u32(value)).reverse()

/** EXIF with an orientation and a GPS directory. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) => Buffer.concat([u16(tag), u16(type), u32(count), value])
  const gps = 8 + 2 + 2 * 12 + 4
  const text = gps + 2 + 12 + 4
  return Buffer.concat([
    Buffer.from('MM\0*', 'latin1'), u32(8),
    u16(2), entry(0x0112, 3, 1, Buffer.concat([u16(orientation), u16(0)])), entry(0x8825, 4, 1, u32(gps)), u32(0),
    u16(1), entry(0x001d, 2, SECRET.length, u32(text)), u32(0),
    Buffer.from(SECRET),
  ])
}

const segment = (marker: number, ...body: (Buffer | string)[]) => {
  const bytes = Buffer.concat(body.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  return Buffer.concat([Buffer.from([0xff, marker]), u16(bytes.length + 2), bytes])
}

/** A JPEG's scan: stuffed bytes and restarts look like markers and are none. */
export const SCAN = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56, 0xff, 0x00])
export const ICC = segment(0xe2, 'ICC_PROFILE\0', 'profile')

/** A JPEG by structure, of two scans, with metadata between and after them. */
export function jpeg({ orientation = 6, height = 3000 } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0', Buffer.from([1, 2, 0, 0, 1, 0, 1, 2, 2]), SECRET),
    segment(0xe1, 'Exif\0\0', exif(orientation)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', SECRET),
    ICC,
    segment(0xe2, 'MPF\0', SECRET),
    segment(0xed, 'Photoshop 3.0\0', SECRET),
    segment(0xee, 'Adobe', Buffer.alloc(7)),
    segment(0xfe, SECRET),
    segment(0xdb, Buffer.alloc(65)),
    Buffer.from([0xff]), // a fill byte
    segment(0xc2, Buffer.from([8]), u16(height), u16(4000), Buffer.from([1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), SCAN,
    segment(0xfe, SECRET),
    segment(0xc4, Buffer.alloc(19)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), SCAN,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`a second image with ${SECRET}`),
  ])
}

const chunk = (name: string, body: Buffer) => Buffer.concat([u32(body.length), Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])

export function png({ width = 2 } = {}): Buffer {
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([u32(width), u32(1), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
    chunk('eXIf', exif(6)),
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2]))),
    chunk('tIME', Buffer.from(SECRET)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(SECRET),
  ])
}

const riff = (name: string, body: Buffer) => Buffer.concat([Buffer.from(name, 'latin1'), u32le(body.length), body, Buffer.alloc(body.length % 2)])

export function webp({ flags = 0x2c, orientation = 6, sides = [100, 50] } = {}): Buffer {
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riff('VP8X', Buffer.from([flags, 0, 0, 0, 99, 0, 0, 49, 0, 0])),
    riff('ICCP', Buffer.from('profile')),
    riff('VP8 ', Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a]), u16le(sides[0]!), u16le(sides[1]!), Buffer.from('pixels!')])),
    riff('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), exif(orientation)])),
    riff('XMP ', Buffer.from(SECRET)),
    riff('ABCD', Buffer.from(SECRET)),
  ])
  return Buffer.concat([Buffer.from('RIFF'), u32le(body.length), body, Buffer.from(SECRET)])
}
