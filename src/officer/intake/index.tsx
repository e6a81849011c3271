import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='代录诉求'>{null}</Screen>
}
