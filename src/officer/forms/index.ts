import type { Forms } from '@/features/act/fields'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'

import { CLOSING_FORMS } from './closing-forms'
import { HANDLING_FORMS } from './handling-forms'
import { INTAKE_FORMS } from './intake-forms'

const { supplement, urge } = RESIDENT_FORMS

/** Every action a cadre may take, as a form, in the order of an appeal's way. */
export const OFFICER_FORMS: Forms = { ...INTAKE_FORMS, ...HANDLING_FORMS, ...CLOSING_FORMS, supplement, urge }
