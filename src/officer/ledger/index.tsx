import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='台账'>{null}</Screen>
}
