import type { TopicState } from 'domain/supervision/topics/way'

/** What each state of a topic is called, and its colour. */
export const TOPIC_STATE_WORDS: Record<TopicState, string> = { proposed: '待确认', open: '待找病因', planned: '措施落实中', watched: '复查中', held: '没有复发', recurred: '又有复发', dismissed: '不作为专题' }
export const TOPIC_TONES = { proposed: 'amber', open: 'blue', planned: 'blue', watched: 'blue', held: 'green', recurred: 'red', dismissed: 'grey' } as const satisfies Record<TopicState, string>

/** The states that a list is narrowed to. */
export const TOPIC_FILTERS: readonly TopicState[] = ['proposed', 'open', 'planned', 'watched', 'recurred', 'held']
