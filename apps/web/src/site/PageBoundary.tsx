import { Component, type ReactNode } from 'react'
import { BrokenPage } from './BrokenPage.tsx'

interface PageBoundaryProps {
  children: ReactNode
}

/**
 * The one catch around all pages: for an error while drawing, and for a part of the app that cannot be fetched any
 * more because the server has a newer version.
 */
export class PageBoundary extends Component<PageBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children
  }
}
