import { ResidentScreen } from '@/features/help/resident-screen'
import { MessageList } from '@/features/messages/message-list'
import { go } from '@/features/go'

/** A resident's messages. */
export default function MessagesPage() {
  return (
    <ResidentScreen>
      <MessageList as='resident' onOpen={go.appeal} />
    </ResidentScreen>
  )
}
