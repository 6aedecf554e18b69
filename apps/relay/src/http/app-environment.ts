import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

export interface AppEnvironment {
  Bindings: HttpBindings
  Variables: { requestId: string }
}

export type AppContext = Context<AppEnvironment>
