import { topic, topics } from './read'
import { addToTopic, confirmTopic, dismissTopic, finishTopicMeasure, makeTopic, planTopic, takeFromTopic } from './steps'

/** What the function `supervision` is asked of topics. */
export const topicVerbs = { topics, topic, makeTopic, confirmTopic, dismissTopic, planTopic, finishTopicMeasure, addToTopic, takeFromTopic }
