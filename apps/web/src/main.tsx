import '@fontsource/atkinson-hyperlegible/latin-400.css'
import '@fontsource/atkinson-hyperlegible/latin-700.css'
import './design/tokens.css'
import './design/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startLanguage } from './i18n/language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
startLanguage()
createRoot(root).render(<App />)
