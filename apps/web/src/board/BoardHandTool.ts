import { HandTool, type TLClickEventInfo } from 'tldraw'
import { lookAt } from './look-at.ts'

/** tldraw's hand. Its fourth of quick clicks shows the whole board, and tldraw would put a part of it under the chrome. */
export class BoardHandTool extends HandTool {
  override onQuadrupleClick(info: TLClickEventInfo): void {
    const all = this.editor.getCurrentPageBounds()
    if (info.phase !== 'settle' || all === undefined || this.editor.getZoomLevel() !== 1) {
      super.onQuadrupleClick(info)
    } else {
      lookAt(this.editor, all, { glide: true })
    }
  }
}
