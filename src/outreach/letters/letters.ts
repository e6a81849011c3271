import type { InputOf } from '@/api/contract'
import { drafts, dropDraft, saveDraft, type Draft } from '@/features/draft/drafts'
import { forgetPhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { signal, useSignal } from '@/ui/signal'

import { saidInput, type Said } from '../said/said'

/** A letter that was written down and is not an appeal yet. Its id is the letter's own. */
export interface KeptLetter {
  said: Said
  photos: EvidencePhoto[]
  /** Why it was not taken, by field of the screen. */
  wrong?: Record<string, string>
}

/** As many as the function takes at once. */
export const AT_ONCE = 10

const shelfOf = (opening: string) => `letters:${opening}`
const changed = signal(0)
const tell = () => changed.set(changed.get() + 1)

/** The letters of an opening that wait on this phone, the first first. */
export function keptLetters(opening: string): Draft<KeptLetter>[] {
  return drafts<KeptLetter>(shelfOf(opening)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function useKeptLetters(opening: string): Draft<KeptLetter>[] {
  useSignal(changed)
  return keptLetters(opening)
}

export function keepLetter(opening: string, id: string, letter: KeptLetter): void {
  saveDraft(shelfOf(opening), letter, id)
  tell()
}

/** Lets go of one: it is an appeal now, or it is not to be one. */
export function dropLetter(opening: string, { id, content }: Draft<KeptLetter>): void {
  forgetPhotos(content.photos)
  dropDraft(shelfOf(opening), id)
  tell()
}

export function letterInput(id: string, { said, photos }: KeptLetter): InputOf<'casework', 'enterLetters'>['letters'][number] {
  return { id, ...saidInput(said), evidence: photos.flatMap(({ evidence }) => evidence ?? []) }
}
