/** The one thing in EXIF that a picture needs: which way up it is, 1 to 8, where 1 is as it lies. */
const ORIENTATION_TAG = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12

/** Reads the orientation from EXIF (a TIFF structure); 1 when there is none or it makes no sense. */
export function readOrientation(tiff: Buffer): number {
  const little = tiff.subarray(0, 4).equals(Buffer.from('II*\0'))
  if (!little && !tiff.subarray(0, 4).equals(Buffer.from('MM\0*'))) return 1
  const two = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const four = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = four(4)
  const count = Math.min(two(directory), 500)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES
    if (two(entry) !== ORIENTATION_TAG || two(entry + 2) !== SHORT) continue
    const value = two(entry + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** EXIF that says the orientation and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + ENTRY_BYTES + 4)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION_TAG, 10)
  tiff.writeUInt16BE(SHORT, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
