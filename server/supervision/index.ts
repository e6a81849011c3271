import { leadership, publicBoard, unitBoard } from './boards'
import { cases } from './cases'
import { assessment, decideObjection, list, listRecord, lists, moveList, object } from './lists'
import { correct, settlement } from './settlements'

/** Everything that the function `supervision` may be asked. */
export const supervisionVerbs = {
  leadership, unitBoard, publicBoard, cases,
  lists, list, listRecord, object, decideObjection, moveList, assessment,
  settlement, correct,
}
