declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
