export { buildSimulator } from './build'
export { simulatorRoutes } from './routes'
