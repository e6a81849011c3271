import { answer, asked, questionnaire } from './answering'
import { adoptAnswer, answers, importAnswers } from './answers'
import { codes, makeCode, scanned } from './codes'
import { boxes, enterLetters, openBox, openings, saveBox } from './letterBoxes'
import { collect, outing, outings, recordOuting, unattested } from './outings'
import { moveQuestionnaire, questionnaires, results, saveQuestionnaire } from './questionnaires'
import { responsibility, saveResponsibility } from './responsibility'
import { importAppeals } from './sheets'

/** What outreach adds to `casework`. */
export const outreachOfCadres = {
  recordOuting, outings, outing, collect, unattested,
  saveBox, boxes, openBox, openings, enterLetters,
  saveQuestionnaire, moveQuestionnaire, questionnaires, results, answers, adoptAnswer, importAnswers,
  importAppeals, makeCode, codes, responsibility, saveResponsibility,
}

/** What outreach adds to `appeal`. */
export const outreachOfResidents = { scanned, asked, questionnaire, answer }
