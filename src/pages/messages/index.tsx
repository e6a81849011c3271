import { MessageList } from '@/features/messages/message-list'
import { go } from '@/features/go'
import { Screen } from '@/ui/screen'

/** A resident's messages. */
export default function MessagesPage() {
  return (
    <Screen>
      <MessageList onOpen={go.appeal} />
    </Screen>
  )
}
