import type { RouteObject } from 'react-router'
import { workPage } from './work-page.ts'

/** The templates of notes, below `/app`. */
export const templatePages: RouteObject[] = [
  workPage('templates', 'template:write', async () => ({
    Component: (await import('../features/templates/templates-page.tsx')).TemplatesPage,
  })),
  workPage('templates/new', 'template:write', async () => ({
    Component: (await import('../features/templates/new-template-page.tsx')).NewTemplatePage,
  })),
  workPage('templates/:id', 'template:write', async () => ({
    Component: (await import('../features/templates/template-page.tsx')).TemplatePage,
  })),
]
