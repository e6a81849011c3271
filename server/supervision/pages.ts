/** The pages that a message about supervision leads to. */
export const LIST_PAGE = 'supervision/list/index'
export const WARNING_PAGE = 'supervision/warning/index'
export const VISITS_PAGE = 'supervision/visits/index'
export const TOPIC_PAGE = 'supervision/topic/index'
export const WEEKLY_PAGE = 'supervision/weekly/index'
export const MEETING_PAGE = 'meetings/meeting/index'
export const DECISION_PAGE = 'meetings/decision/index'
