import type { OwnParts } from '@/features/act/action-form'

import { OFFICER_CONTROLS, OFFICER_DRAWN } from './controls'
import { OFFICER_PARTS } from './parts'

/** What forms of cadres have and those of residents have not, kept out of the residents' package. */
export const OFFICER_OWN: OwnParts = { parts: OFFICER_PARTS, controls: OFFICER_CONTROLS, drawn: OFFICER_DRAWN }
