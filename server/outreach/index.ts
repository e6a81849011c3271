import { answer, asked, questionnaire } from './answering'
import { adoptAnswer, answers, importAnswers } from './answers'
import { closeCode, codes, makeCode, scanned } from './codes'
import { colleagues } from './colleagues'
import { boxes, enterLetters, openBox, opening, openings, saveBox } from './letterBoxes'
import { closeOuting, collect, outing, outings, recordOuting, unattested } from './outings'
import { designed, moveQuestionnaire, questionnaireCode, questionnaires, results, saveQuestionnaire } from './questionnaires'
import { responsibility, saveCategory, saveResponsibility } from './responsibility'
import { importAppeals } from './sheets'

/** What outreach adds to `casework`. */
export const outreachOfCadres = {
  recordOuting, outings, outing, closeOuting, collect, unattested, colleagues,
  saveBox, boxes, openBox, openings, opening, enterLetters,
  saveQuestionnaire, moveQuestionnaire, questionnaires, designed, questionnaireCode, results, answers, adoptAnswer, importAnswers,
  importAppeals, makeCode, codes, closeCode, responsibility, saveResponsibility, saveCategory,
}

/** What outreach adds to `appeal`. */
export const outreachOfResidents = { scanned, asked, questionnaire, answer }
