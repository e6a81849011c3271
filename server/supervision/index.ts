import { leadership, publicBoard, unitBoard } from './boards'
import { cases } from './cases'
import { drawInspection, inspection, inspections } from './inspection/draws'
import { findings, followMedia, myVisits, recordFinding, visit } from './inspection/visits'
import { assessment, decideObjection, list, listRecord, lists, moveList, object } from './lists'
import { correct, settlement } from './settlements'
import { topicVerbs } from './topics'
import { answerWarning, issueWarning, recheckWarning, setRectification, talkWarning, warning, warnings } from './warnings'
import { sendWeekly, weeklies, weekly } from './weekly'

/** Everything that the function `supervision` may be asked. */
export const supervisionVerbs = {
  leadership, unitBoard, publicBoard, cases,
  lists, list, listRecord, object, decideObjection, moveList, assessment,
  settlement, correct,
  weekly, sendWeekly, weeklies,
  drawInspection, inspection, inspections, myVisits, visit, recordFinding, findings, followMedia,
  ...topicVerbs,
  warnings, warning, issueWarning, talkWarning, setRectification, answerWarning, recheckWarning,
}
