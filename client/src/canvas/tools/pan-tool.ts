// Knows how a hand moves the map; changes the camera and nothing else.
import type { Point } from '@common-ground/shared/board/board.ts'
import { panBy } from '../camera.ts'
import { NOTHING, type Tool } from './tool.ts'

export type PanState = { readonly at: 'idle' } | { readonly at: 'panning'; readonly last: Point }

export const panTool: Tool<PanState> = {
  initial: { at: 'idle' },
  on(state, event, context) {
    switch (event.type) {
      case 'down':
        return { state: { at: 'panning', last: event.screen } }
      case 'move': {
        if (state.at === 'idle') return { state }
        const [x, y] = event.screen
        const camera = panBy(context.view.camera, x - state.last[0], y - state.last[1])
        return { state: { at: 'panning', last: event.screen }, view: { camera } }
      }
      case 'up':
        return { state: { at: 'idle' } }
      case 'cancel':
        return state.at === 'idle' ? { state, next: 'select' } : { state: { at: 'idle' } }
      case 'double':
      case 'key':
      case 'tick':
        return { state }
    }
  },
  preview: () => NOTHING,
  cursor: (state) => (state.at === 'panning' ? 'grabbing' : 'grab'),
}
