import type { TLPageId } from '@tldraw/tlschema'

/** The page that every board has from its seed on. Shapes that lost their parent come back to it. */
export const HOME_PAGE_ID = 'page:page' as TLPageId
