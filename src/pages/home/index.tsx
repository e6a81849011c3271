import { Screen } from '@/ui/screen'

export default function Page() {
  return <Screen heading='群众诉求大起底'>{null}</Screen>
}
