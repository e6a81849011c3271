import { assessment } from './assessment'
import { leadership, publicBoard, unitBoard } from './boards'
import { cases } from './cases'
import { drawInspection, inspection, inspections } from './inspection/draws'
import { findings, followMedia, myVisits, recordFinding, visit } from './inspection/visits'
import { decideObjection, list, listRecord, lists, moveList, object } from './lists'
import { answerDecision, checkDecision, decision, decisions } from './meetings/decisions'
import { docket, moveDocket, paper, putOnDocket } from './meetings/docket'
import { meeting, meetings } from './meetings/meetings'
import { minuteItem } from './meetings/minute'
import { callMeeting, callOff, closeMeeting } from './meetings/steps'
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
  docket, paper, putOnDocket, moveDocket, meetings, callMeeting, meeting, minuteItem, closeMeeting, callOff,
  decisions, decision, answerDecision, checkDecision,
  warnings, warning, issueWarning, talkWarning, setRectification, answerWarning, recheckWarning,
}
