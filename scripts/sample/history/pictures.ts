/** A picture in the bucket that evidence of the sample points at. */
export interface Picture {
  fileID: string
  type: 'image/jpeg' | 'image/png'
  bytes: number
  digest: string
}

export type Pictures = Readonly<Record<'photo' | 'signature', readonly Picture[]>>

export const NO_PICTURES: Pictures = { photo: [], signature: [] }
