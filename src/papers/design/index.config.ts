export default definePageConfig({ navigationBarTitleText: '做问卷' })
