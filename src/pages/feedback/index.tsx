import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='对本程序的意见'>{null}</Screen>
}
