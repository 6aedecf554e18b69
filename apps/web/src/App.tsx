import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { JoinPage } from './join/JoinPage.tsx'
import { LoadingPage } from './site/LoadingPage.tsx'
import { NotFoundPage } from './site/NotFoundPage.tsx'
import { PageBoundary } from './site/PageBoundary.tsx'
import { StartPage } from './start/StartPage.tsx'

// The board brings the whole canvas engine along; nobody should wait for it on the start page.
const BoardPage = lazy(async () => ({ default: (await import('./board/BoardPage.tsx')).BoardPage }))

export function App() {
  return (
    <PageBoundary>
      <Suspense fallback={<LoadingPage />}>
        <Switch>
          <Route path="/" component={StartPage} />
          <Route path="/j/:boardId">{({ boardId }) => <JoinPage key={boardId} boardId={boardId} />}</Route>
          <Route path="/b/:boardId">{({ boardId }) => <BoardPage key={boardId} boardId={boardId} />}</Route>
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </PageBoundary>
  )
}
