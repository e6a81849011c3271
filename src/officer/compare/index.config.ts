export default definePageConfig({ navigationBarTitleText: '比一比，是不是同一件' })
