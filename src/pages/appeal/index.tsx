import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='诉求进展'>{null}</Screen>
}
