import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='已收到您的诉求'>{null}</Screen>
}
