import type { Parts } from '@/features/act/shown'

import { Advice } from './advice/advice'
import { PetitionerCard } from './petitioner'

/** What the forms of cadres show beyond what everyone's do. */
export const OFFICER_PARTS: Parts = { petitioner: PetitionerCard, advice: Advice }
