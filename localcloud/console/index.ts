export { consoleRoutes } from './routes'
