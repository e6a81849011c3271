import { leadership, publicBoard, unitBoard } from './boards'
import { cases } from './cases'
import { assessment, decideObjection, list, listRecord, lists, moveList, object } from './lists'
import { correct, settlement } from './settlements'
import { answerWarning, issueWarning, recheckWarning, setRectification, talkWarning, warning, warnings } from './warnings'
import { sendWeekly, weeklies, weekly } from './weekly'

/** Everything that the function `supervision` may be asked. */
export const supervisionVerbs = {
  leadership, unitBoard, publicBoard, cases,
  lists, list, listRecord, object, decideObjection, moveList, assessment,
  settlement, correct,
  weekly, sendWeekly, weeklies,
  warnings, warning, issueWarning, talkWarning, setRectification, answerWarning, recheckWarning,
}
