import { MessageList } from '@/features/messages/message-list'
import { go } from '@/features/go'
import { Screen } from '@/ui/screen'

/** A cadre's messages: tasks, reminders, orders. */
export default function OfficerMessagesPage() {
  return (
    <Screen>
      <MessageList as='cadre' onOpen={go.case} />
    </Screen>
  )
}
