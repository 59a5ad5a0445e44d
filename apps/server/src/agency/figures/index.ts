export { enterFigure, figureOn, listFigures } from './figures.ts'
export { figureRoutes } from './routes.ts'
